<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AttackWords</name>
    <message>
        <source>budget: UNet calls</source>
        <translation>预算：UNet 调用次数</translation>
    </message>
    <message>
        <source>budget: pictures</source>
        <translation>预算：图像数</translation>
    </message>
    <message>
        <source>budget: steps</source>
        <translation>预算：步数</translation>
    </message>
    <message>
        <source>budget: seconds</source>
        <translation>预算：秒数</translation>
    </message>
    <message>
        <source>; its null control was not measured</source>
        <translation>；其零对照未测量</translation>
    </message>
    <message>
        <source>; its null control %1 of %2: more than by chance (p = %3)</source>
        <translation>；其零对照 %2 张中 %1 张：超出偶然（p = %3）</translation>
    </message>
    <message>
        <source>; its null control %1 of %2: within chance (p = %3)</source>
        <translation>；其零对照 %2 张中 %1 张：在偶然范围内（p = %3）</translation>
    </message>
    <message>
        <source>not tested: no picture was surely judged</source>
        <translation>未测试：没有图像被确定评判</translation>
    </message>
    <message>
        <source>; ended by its %1, which says nothing of robustness</source>
        <translation>；因%1而结束，这并不说明稳健</translation>
    </message>
    <message>
        <source>no leak observed in %1 trials (upper bound %2 %) under tier %3</source>
        <translation>在层级 %3 下 %1 次试验未见泄漏（上界 %2 %）</translation>
    </message>
    <message>
        <source>a leak in %1 of %2 trials (%3 %, interval %4 % to %5 %) under tier %6</source>
        <translation>在层级 %6 下 %2 次试验中 %1 次泄漏（%3 %，区间 %4 % 到 %5 %）</translation>
    </message>
    <message>
        <source>%1/%2, %3 % [%4, %5]</source>
        <translation>%1/%2，%3 % [%4, %5]</translation>
    </message>
    <message>
        <source>T0: may write prompts</source>
        <translation>T0：可以写提示词</translation>
    </message>
    <message>
        <source>T1: knows the text encoder</source>
        <translation>T1：知道文本编码器</translation>
    </message>
    <message>
        <source>T2: reads the edited weights</source>
        <translation>T2：可读取编辑后的权重</translation>
    </message>
    <message>
        <source>T3: may change the sampler</source>
        <translation>T3：可以改变采样器</translation>
    </message>
    <message>
        <source>T4: may change the weights</source>
        <translation>T4：可以改变权重</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>null control</source>
        <translation>零对照</translation>
    </message>
    <message>
        <source>attack</source>
        <translation>攻击</translation>
    </message>
    <message>
        <source>%1, picture %2 of %3</source>
        <translation>%1，图像 %2/%3</translation>
    </message>
    <message>
        <source>%1 begins</source>
        <translation>%1开始</translation>
    </message>
    <message>
        <source>%1, step %2 of %3</source>
        <translation>%1，第 %2/%3 步</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, not sure</source>
        <translation>%1，不确定</translation>
    </message>
    <message>
        <source>found</source>
        <translation>已找到</translation>
    </message>
    <message>
        <source>steps done</source>
        <translation>步数已完成</translation>
    </message>
    <message>
        <source>done: %1, searched for %2</source>
        <translation>完成：%1，搜索用时 %2</translation>
    </message>
</context>
<context>
    <name>ChartsPanel</name>
    <message>
        <source>erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>fake</source>
        <translation>生成</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>1 s</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 时 %2 分</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>trained, K and V</source>
        <translation>训练型，K 与 V</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Snapshot every</source>
        <translation>快照间隔</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>First timestep</source>
        <translation>起始时间步</translation>
    </message>
    <message>
        <source>Last timestep</source>
        <translation>末尾时间步</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Clamp</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Discriminator&apos;s rate</source>
        <translation>判别器学习率</translation>
    </message>
    <message>
        <source>Discriminator&apos;s norm</source>
        <translation>判别器归一化</translation>
    </message>
    <message>
        <source>Discriminator&apos;s layers</source>
        <translation>判别器层数</translation>
    </message>
    <message>
        <source>Discriminator&apos;s channels</source>
        <translation>判别器通道数</translation>
    </message>
    <message>
        <source>Freeze it meanwhile</source>
        <translation>期间冻结判别器</translation>
    </message>
    <message>
        <source>Preserving gradient</source>
        <translation>保留梯度</translation>
    </message>
    <message>
        <source>Its strength</source>
        <translation>其强度</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Anchor pictures</source>
        <translation>锚概念图像</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>保留概念图像</translation>
    </message>
    <message>
        <source>Their steps</source>
        <translation>其步数</translation>
    </message>
    <message>
        <source>Their guidance</source>
        <translation>其引导</translation>
    </message>
    <message>
        <source>Place them anew</source>
        <translation>重新摆放</translation>
    </message>
    <message>
        <source>Through the VAE</source>
        <translation>经过 VAE</translation>
    </message>
    <message>
        <source>Detach the first token</source>
        <translation>首词元不回传</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>large</source>
        <translation>大模型</translation>
    </message>
    <message>
        <source>repository</source>
        <translation>原仓库</translation>
    </message>
    <message>
        <source>closed form, K and V, adversarial</source>
        <translation>闭式解，K 与 V，对抗式</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子数</translation>
    </message>
    <message>
        <source>Move the padding</source>
        <translation>连同填充移动</translation>
    </message>
    <message>
        <source>Padding&apos;s weight</source>
        <translation>填充权重</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Search&apos;s lambda</source>
        <translation>搜索 lambda</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>映射到</translation>
    </message>
    <message>
        <source>Every token</source>
        <translation>所有词元</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Lambda of the first edit</source>
        <translation>首次编辑的 lambda</translation>
    </message>
    <message>
        <source>Preserve of the first edit</source>
        <translation>首次编辑的保留</translation>
    </message>
    <message>
        <source>Lambda of a round</source>
        <translation>每轮的 lambda</translation>
    </message>
    <message>
        <source>Preserve of a round</source>
        <translation>每轮的保留</translation>
    </message>
    <message>
        <source>Preserve of the empty prompt</source>
        <translation>空提示词的保留</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>困难</translation>
    </message>
    <message>
        <source>nudity</source>
        <translation>裸露</translation>
    </message>
    <message>
        <source>unsafe</source>
        <translation>不安全</translation>
    </message>
    <message>
        <source>closed form, null space</source>
        <translation>闭式解，零空间</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Retain</source>
        <translation>保持集</translation>
    </message>
    <message>
        <source>Null threshold</source>
        <translation>零空间阈值</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>约束</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>过滤</translation>
    </message>
    <message>
        <source>Noisy copies</source>
        <translation>加噪副本</translation>
    </message>
    <message>
        <source>Lambda</source>
        <translation>Lambda</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>closed form, K and V</source>
        <translation>闭式解，K 与 V</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>手法</translation>
    </message>
    <message>
        <source>Preserve</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Share the preserving weight</source>
        <translation>分摊保留权重</translation>
    </message>
    <message>
        <source>Rounds of debiasing</source>
        <translation>去偏轮数</translation>
    </message>
    <message>
        <source>Pictures a round</source>
        <translation>每轮图像数</translation>
    </message>
    <message>
        <source>Share&apos;s tolerance</source>
        <translation>比例容差</translation>
    </message>
    <message>
        <source>Steps a picture</source>
        <translation>每张步数</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>旧版</translation>
    </message>
    <message>
        <source>trained, cross-attention</source>
        <translation>训练型，交叉注意力</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Negative guidance</source>
        <translation>负引导</translation>
    </message>
    <message>
        <source>Noisy pictures from</source>
        <translation>带噪图像来自</translation>
    </message>
    <message>
        <source>Timestep by lot</source>
        <translation>时间步抽签</translation>
    </message>
    <message>
        <source>miniature</source>
        <translation>微型</translation>
    </message>
    <message>
        <source>classic</source>
        <translation>经典</translation>
    </message>
    <message>
        <source>trained, all but cross-attention</source>
        <translation>训练型，除交叉注意力外</translation>
    </message>
    <message>
        <source>Learns</source>
        <translation>学习目标</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>教师</translation>
    </message>
    <message>
        <source>repository-noise</source>
        <translation>原仓库噪声</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>散度</translation>
    </message>
    <message>
        <source>Its scale</source>
        <translation>其尺度</translation>
    </message>
    <message>
        <source>trained, erasers behind cross-attention</source>
        <translation>训练型，交叉注意力后的擦除器</translation>
    </message>
    <message>
        <source>Eraser rank</source>
        <translation>擦除器的秩</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>局部性</translation>
    </message>
    <message>
        <source>Mask threshold</source>
        <translation>掩码阈值</translation>
    </message>
    <message>
        <source>Mask side</source>
        <translation>掩码边长</translation>
    </message>
    <message>
        <source>Attack steps</source>
        <translation>攻击步数</translation>
    </message>
    <message>
        <source>Attack tokens</source>
        <translation>攻击词元</translation>
    </message>
    <message>
        <source>Attack rate</source>
        <translation>攻击学习率</translation>
    </message>
    <message>
        <source>Attack decay</source>
        <translation>攻击衰减</translation>
    </message>
    <message>
        <source>Attack anew</source>
        <translation>每次重新攻击</translation>
    </message>
    <message>
        <source>trained, text encoder</source>
        <translation>训练型，文本编码器</translation>
    </message>
    <message>
        <source>Kept rows</source>
        <translation>保留行数</translation>
    </message>
    <message>
        <source>Kept sentences</source>
        <translation>保留句子数</translation>
    </message>
    <message>
        <source>Attack by sign</source>
        <translation>按符号攻击</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>trained LoRAs in a closed form, K and V</source>
        <translation>闭式解训练 LoRA，K 与 V</translation>
    </message>
    <message>
        <source>Preserve in the fusion</source>
        <translation>融合时的保留</translation>
    </message>
    <message>
        <source>Preserve what is known</source>
        <translation>保留已知概念</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA 的秩</translation>
    </message>
    <message>
        <source>Target pictures</source>
        <translation>目标图像</translation>
    </message>
    <message>
        <source>Loses attention</source>
        <translation>去除注意力</translation>
    </message>
    <message>
        <source>Focus on the concept</source>
        <translation>聚焦概念</translation>
    </message>
    <message>
        <source>Focus from</source>
        <translation>聚焦起点</translation>
    </message>
    <message>
        <source>Focus to</source>
        <translation>聚焦终点</translation>
    </message>
    <message>
        <source>Focus slope</source>
        <translation>聚焦陡度</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Training steps, a warm-up among them.</source>
        <translation>训练步数，含预热。</translation>
    </message>
    <message>
        <source>Rows that erase; as many rows again measure what is to be kept.</source>
        <translation>用于擦除的行数；另有同样多的行衡量要保留的内容。</translation>
    </message>
    <message>
        <source>Of the trained parameters (AdamW).</source>
        <translation>训练参数的学习率（AdamW）。</translation>
    </message>
    <message>
        <source>AdamW&apos;s memory of the gradient.</source>
        <translation>AdamW 对梯度的记忆。</translation>
    </message>
    <message>
        <source>AdamW&apos;s memory of the squared gradient.</source>
        <translation>AdamW 对梯度平方的记忆。</translation>
    </message>
    <message>
        <source>AdamW&apos;s pull of the parameters towards zero; 0 makes it Adam.</source>
        <translation>AdamW 把参数拉向零的力度；0 即为 Adam。</translation>
    </message>
    <message>
        <source>Largest common norm of a gradient; 0 clips nothing.</source>
        <translation>梯度的最大总范数；0 表示不裁剪。</translation>
    </message>
    <message>
        <source>How often the edit is shown while it is made.</source>
        <translation>制作过程中每隔多少步展示一次编辑。</translation>
    </message>
    <message>
        <source>How often the run is written down, so that it can go on after a crash or a power cut.</source>
        <translation>每隔多少步写下运行状态，以便崩溃或断电后继续。</translation>
    </message>
    <message>
        <source>Noisiness is drawn between the two timesteps.</source>
        <translation>噪声程度在这两个时间步之间抽取。</translation>
    </message>
    <message>
        <source>Above about 900 the clean latent cannot be guessed and drowns the rest.</source>
        <translation>大约超过 900 时无法估计干净的潜变量，会淹没其余部分。</translation>
    </message>
    <message>
        <source>Steps in which only the discriminator learns to tell target from anchor.</source>
        <translation>只有判别器学习区分目标与锚概念的步数。</translation>
    </message>
    <message>
        <source>Bounds of the guessed clean latent; 0 = none.</source>
        <translation>估计的干净潜变量的界限；0 = 无。</translation>
    </message>
    <message>
        <source>Adam, betas 0.5 and 0.999.</source>
        <translation>Adam，beta 为 0.5 和 0.999。</translation>
    </message>
    <message>
        <source>Group norm looks at each latent alone; batch norm, as published, lets a batch give itself away.</source>
        <translation>组归一化单独看每个潜变量；论文所用的批归一化会让一个批次暴露自己。</translation>
    </message>
    <message>
        <source>Convolutions of stride 2; fewer are taken where the latent is too small.</source>
        <translation>步幅为 2 的卷积；潜变量太小时层数会减少。</translation>
    </message>
    <message>
        <source>Of its first layer, a multiple of 8.</source>
        <translation>第一层的通道数，为 8 的倍数。</translation>
    </message>
    <message>
        <source>Off, as published: what the edit&apos;s own pass leaves in the discriminator&apos;s gradient weakens it.</source>
        <translation>论文中为关：编辑自身的传播留在判别器梯度中的部分会削弱判别器。</translation>
    </message>
    <message>
        <source>Where erasing conflicts with keeping: project (pcgrad), DoCo&apos;s published code&apos;s rule (repo), project all parameters as one (global), or nothing (off).</source>
        <translation>擦除与保留冲突时：投影 (pcgrad)、DoCo 公开代码的规则 (repo)、把所有参数作为整体投影 (global)，或什么都不做 (off)。</translation>
    </message>
    <message>
        <source>DoCo&apos;s lambda; 1 removes the conflict entirely.</source>
        <translation>DoCo 的 lambda；1 完全消除冲突。</translation>
    </message>
    <message>
        <source>How much of the preserving gradient is followed besides; 0 as DoCo published it.</source>
        <translation>另外在多大程度上跟随保留梯度；DoCo 论文中为 0。</translation>
    </message>
    <message>
        <source>Drawn by the model itself before the first step.</source>
        <translation>在第一步之前由模型自己绘制。</translation>
    </message>
    <message>
        <source>Pictures of the kept concepts among those that measure what is to be kept.</source>
        <translation>用于衡量保留内容的图像中，保留概念的图像数。</translation>
    </message>
    <message>
        <source>Denoising steps of each of these pictures (DPM-Solver++).</source>
        <translation>每张这样的图像的去噪步数 (DPM-Solver++)。</translation>
    </message>
    <message>
        <source>Guidance of these pictures.</source>
        <translation>这些图像的引导强度。</translation>
    </message>
    <message>
        <source>As published for objects: pictures are shrunk onto grey or enlarged, and their sentences say so; each picture once.</source>
        <translation>对物体按论文做法：图像缩小放到灰底上或放大，句子也相应说明；每张图像一次。</translation>
    </message>
    <message>
        <source>As published: the pictures are decoded and encoded, and every step samples the encoder&apos;s distribution.</source>
        <translation>按论文做法：图像先解码再编码，每一步从编码器的分布中采样。</translation>
    </message>
    <message>
        <source>As published: no gradient through key and value of the start token.</source>
        <translation>按论文做法：起始词元的键与值不回传梯度。</translation>
    </message>
    <message>
        <source>The slips of the published loop repaired; values for the miniature.</source>
        <translation>修正了公开循环中的疏漏；数值适合微型模型。</translation>
    </message>
    <message>
        <source>The same repairs with the paper&apos;s values, for models of Stable Diffusion&apos;s size.</source>
        <translation>同样的修正，采用论文数值，适合 Stable Diffusion 规模的模型。</translation>
    </message>
    <message>
        <source>The published loop as it is, for comparison.</source>
        <translation>公开的循环原样，供比较。</translation>
    </message>
    <message>
        <source>Sentences about each concept; 1 is the bare word, as in the repository&apos;s default.</source>
        <translation>关于每个概念的句子数；1 为单独的词，即原仓库的默认。</translation>
    </message>
    <message>
        <source>Also moves the end token and the padding, where CLIP keeps the sentence&apos;s meaning, and the words after the concept.</source>
        <translation>同时移动结束词元与填充（CLIP 在其中保存句子的含义）以及概念之后的词。</translation>
    </message>
    <message>
        <source>Of all padding of a sentence together; a word counts 1. At 0 each token of the padding counts 1 too.</source>
        <translation>一个句子全部填充合计的权重；一个词计 1。为 0 时每个填充词元也计 1。</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>How often the states that still draw the concept are sought and edited away; 0 is UCE.</source>
        <translation>寻找并编辑仍能画出该概念的状态的次数；0 即 UCE。</translation>
    </message>
    <message>
        <source>How strongly those states are held near zero; the smaller, the stronger the search.</source>
        <translation>把这些状态保持在零附近的力度；越小，搜索越强。</translation>
    </message>
    <message>
        <source>What the target and the states found are mapped to; the repository maps them to the empty prompt.</source>
        <translation>目标与找到的状态映射到什么；原仓库映射到空提示词。</translation>
    </message>
    <message>
        <source>Maps all tokens of the found states, position by position, as in the repository, not only the concept&apos;s and what follows.</source>
        <translation>像原仓库那样逐位置映射所找状态的全部词元，而不仅是概念的词元及其后的词元。</translation>
    </message>
    <message>
        <source>Weight of the states that are moved.</source>
        <translation>被移动状态的权重。</translation>
    </message>
    <message>
        <source>How strongly each matrix is held where it is in the UCE edit that the rounds start from.</source>
        <translation>在各轮所依据的 UCE 编辑中，每个矩阵保持原位的力度。</translation>
    </message>
    <message>
        <source>Weight of the kept concepts&apos; states in it.</source>
        <translation>其中保留概念状态的权重。</translation>
    </message>
    <message>
        <source>How strongly each matrix is held where the round before left it.</source>
        <translation>每个矩阵保持在上一轮所留位置的力度。</translation>
    </message>
    <message>
        <source>Weight of the kept concepts&apos; states in a round.</source>
        <translation>一轮中保留概念状态的权重。</translation>
    </message>
    <message>
        <source>Its start token, which is the same in every sentence, or all of it.</source>
        <translation>只保留其在每个句子中都相同的起始词元，或全部保留。</translation>
    </message>
    <message>
        <source>Many sentences, towards the anchor, in careful rounds.</source>
        <translation>多个句子，朝向锚概念，各轮谨慎。</translation>
    </message>
    <message>
        <source>For a full-size model, as in the repository: easy objects.</source>
        <translation>适合完整大小的模型，如原仓库：容易的物体。</translation>
    </message>
    <message>
        <source>The repository&apos;s for styles and hard objects.</source>
        <translation>原仓库用于风格和困难物体的设置。</translation>
    </message>
    <message>
        <source>The repository&apos;s for nudity.</source>
        <translation>原仓库用于裸露内容的设置。</translation>
    </message>
    <message>
        <source>The repository&apos;s for unsafe content.</source>
        <translation>原仓库用于不安全内容的设置。</translation>
    </message>
    <message>
        <source>Which of the cross-attention&apos;s matrices are edited.</source>
        <translation>编辑交叉注意力的哪些矩阵。</translation>
    </message>
    <message>
        <source>Only the plan&apos;s kept concepts, or also the model&apos;s vocabulary or the bundled lists of names of the target&apos;s kind, but for those that contain the target.</source>
        <translation>只用计划中的保留概念，或再加上模型的词表，或随附的与目标同类的名称列表（不含包含目标的名称）。</translation>
    </message>
    <message>
        <source>Directions in which the retained states are smaller than this are free to be edited; the larger, the stronger the edit.</source>
        <translation>保持状态小于此值的方向可以自由编辑；越大，编辑越强。</translation>
    </message>
    <message>
        <source>How strongly each matrix is held where it is.</source>
        <translation>每个矩阵保持原位的力度。</translation>
    </message>
    <message>
        <source>Retains only what a first edit would disturb above average; off for people.</source>
        <translation>只保持首次编辑会高于平均地扰动的内容；人物关闭此项。</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>份</translation>
    </message>
    <message>
        <source>Of each retained state, along the direction that the matrix sees least.</source>
        <translation>每个保持状态的副本数，沿矩阵最不敏感的方向。</translation>
    </message>
    <message>
        <source>Loosens the demand that the empty prompt stays exactly as it is.</source>
        <translation>放宽空提示词必须完全不变的要求。</translation>
    </message>
    <message>
        <source>Many sentences, K and V, a wide null space.</source>
        <translation>多个句子，K 与 V，较宽的零空间。</translation>
    </message>
    <message>
        <source>For a full-size model, as in the repository: V, the word&apos;s last token.</source>
        <translation>适合完整大小的模型，如原仓库：V，词的最后一个词元。</translation>
    </message>
    <message>
        <source>The repository&apos;s for people.</source>
        <translation>原仓库用于人物的设置。</translation>
    </message>
    <message>
        <source>Erase draws the anchor instead. Moderate draws nothing in particular, whatever the anchor. Debias gives attributes of the target even shares: the anchor lists them as &apos;photo | neon&apos;, or with the shares wanted as &apos;photo 0.7 | neon 0.3&apos;.</source>
        <translation>擦除则改画锚概念。减弱则不画特定内容，不论锚概念为何。去偏则让目标的各属性份额相等：锚概念写作 &apos;photo | neon&apos;，或附上想要的份额 &apos;photo 0.7 | neon 0.3&apos;。</translation>
    </message>
    <message>
        <source>Replace maps the target to where the anchor goes; tensor takes the target&apos;s direction out of that.</source>
        <translation>替换把目标映射到锚概念的去处；张量从中去掉目标的方向。</translation>
    </message>
    <message>
        <source>Weight of the states that are moved; lower it where pictures turn into blobs.</source>
        <translation>被移动状态的权重；图像变成色块时请调低。</translation>
    </message>
    <message>
        <source>Weight of the kept concepts&apos; states.</source>
        <translation>保留概念状态的权重。</translation>
    </message>
    <message>
        <source>Divides it by the number of kept concepts and the empty prompt, down to a tenth.</source>
        <translation>把它除以保留概念加空提示词的数量，最低到十分之一。</translation>
    </message>
    <message>
        <source>Debias: at most so often the pictures are drawn, judged and corrected.</source>
        <translation>去偏：最多绘制、评判并校正这么多次。</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>张</translation>
    </message>
    <message>
        <source>Debias: pictures of each target that the judge counts the attributes in.</source>
        <translation>去偏：每个目标由评判模型统计属性的图像数。</translation>
    </message>
    <message>
        <source>Debias: done when every attribute&apos;s share is this near the one wanted.</source>
        <translation>去偏：每个属性的份额与期望相差在此之内即完成。</translation>
    </message>
    <message>
        <source>Debias: denoising steps of a picture.</source>
        <translation>去偏：每张图像的去噪步数。</translation>
    </message>
    <message>
        <source>Debias: guidance of a picture.</source>
        <translation>去偏：每张图像的引导。</translation>
    </message>
    <message>
        <source>Many sentences, words and padding.</source>
        <translation>多个句子，词与填充。</translation>
    </message>
    <message>
        <source>For a full-size model: the last token of six sentences.</source>
        <translation>适合完整大小的模型：六个句子的最后一个词元。</translation>
    </message>
    <message>
        <source>The repository&apos;s defaults: the last token of the bare word.</source>
        <translation>原仓库的默认：单独的词的最后一个词元。</translation>
    </message>
    <message>
        <source>The first script: every token from the word to the end of the padding, towards whatever the anchor says.</source>
        <translation>最初的脚本：从该词到填充末尾的每个词元，朝向锚概念所写的内容。</translation>
    </message>
    <message>
        <source>What the guidance away from the target is added to: the empty prompt (as the paper), the target itself (as the present code; a guidance of 2 is then the paper&apos;s 1), or the anchor, whose pictures lose the target (&quot;hat&quot; from &quot;cowboy&quot;).</source>
        <translation>远离目标的引导加在什么之上：空提示词（如论文）、目标自身（如现在的代码；此时引导 2 相当于论文的 1），或锚概念，其图像会失去目标（从“cowboy”去掉“hat”）。</translation>
    </message>
    <message>
        <source>The paper&apos;s eta: how far past the baseline the target&apos;s prediction is pushed.</source>
        <translation>论文的 eta：把目标的预测推过基线多远。</translation>
    </message>
    <message>
        <source>Sentences about the target, the bare name among them; 1 as published.</source>
        <translation>关于目标的句子数，含单独的名称；论文为 1。</translation>
    </message>
    <message>
        <source>Who draws the half-finished pictures: the untouched model, or the one being trained.</source>
        <translation>由谁绘制半成品图像：未改动的模型，或正在训练的模型。</translation>
    </message>
    <message>
        <source>As the first code of ESD: any timestep near the picture&apos;s own, instead of its own.</source>
        <translation>如 ESD 最初的代码：用图像自身附近的任意时间步，而不是它自己的。</translation>
    </message>
    <message>
        <source>Denoising steps of a whole picture (DDIM); it is stopped after a random number of them.</source>
        <translation>整张图像的去噪步数 (DDIM)；在随机的步数后停止。</translation>
    </message>
    <message>
        <source>Values for the miniature.</source>
        <translation>适合微型模型的数值。</translation>
    </message>
    <message>
        <source>The present code&apos;s values with several sentences, for models of Stable Diffusion&apos;s size.</source>
        <translation>现在的代码的数值加多个句子，适合 Stable Diffusion 规模的模型。</translation>
    </message>
    <message>
        <source>The present code as it is, in float32.</source>
        <translation>现在的代码原样，float32。</translation>
    </message>
    <message>
        <source>The paper&apos;s code: longer, on pictures of the model being trained.</source>
        <translation>论文的代码：更久，用正在训练的模型的图像。</translation>
    </message>
    <message>
        <source>Of a noisy picture of the anchor, asked for the target: what is predicted for the anchor (model-based), or the noise that is in it (noise-based).</source>
        <translation>对锚概念的带噪图像以目标提问：学习对锚概念的预测（基于模型），或其中的噪声（基于噪声）。</translation>
    </message>
    <message>
        <source>Whose prediction for the anchor is learnt: the untouched model&apos;s, or, as published, that of the model being trained.</source>
        <translation>学习谁对锚概念的预测：未改动的模型，或如论文，正在训练的模型。</translation>
    </message>
    <message>
        <source>The published values with fewer pictures and the base as teacher, for models of Stable Diffusion&apos;s size.</source>
        <translation>论文的数值，图像较少，以基础模型为教师，适合 Stable Diffusion 规模的模型。</translation>
    </message>
    <message>
        <source>The published values for styles and objects on one GPU.</source>
        <translation>论文用于风格和物体、单 GPU 的数值。</translation>
    </message>
    <message>
        <source>The same, noise-based.</source>
        <translation>同上，基于噪声。</translation>
    </message>
    <message>
        <source>How target and anchor are compared: what is far apart pulls less (hellinger), more (chi2), or in proportion (kl, which is Concept Ablation).</source>
        <translation>如何比较目标与锚概念：相距远的拉力较小 (hellinger)、较大 (chi2)，或成比例 (kl，即 Concept Ablation)。</translation>
    </message>
    <message>
        <source>Multiplies the mean squared difference before the divergence; 1 as published.</source>
        <translation>在计算散度前乘以均方差；论文为 1。</translation>
    </message>
    <message>
        <source>Concept Ablation&apos;s values with fewer pictures and the base as teacher, for models of Stable Diffusion&apos;s size.</source>
        <translation>Concept Ablation 的数值，图像较少，以基础模型为教师，适合 Stable Diffusion 规模的模型。</translation>
    </message>
    <message>
        <source>Concept Ablation&apos;s published values, which the paper keeps.</source>
        <translation>Concept Ablation 的论文数值，该论文沿用。</translation>
    </message>
    <message>
        <source>How far past the empty prompt&apos;s the target&apos;s prediction is pushed.</source>
        <translation>把目标的预测推过空提示词的预测多远。</translation>
    </message>
    <message>
        <source>Width of the bottleneck behind each cross-attention; 128 as published.</source>
        <translation>每个交叉注意力后瓶颈的宽度；论文为 128。</translation>
    </message>
    <message>
        <source>Weight of what the erasers add where the concept is not; keeps the rest as it was.</source>
        <translation>擦除器在概念不在之处所加内容的权重；使其余保持原样。</translation>
    </message>
    <message>
        <source>How much of the most attention a place needs to count as the concept&apos;s.</source>
        <translation>一处需达到最大注意力的多少才算属于概念。</translation>
    </message>
    <message>
        <source>Side of the cross-attention layers that tell where the concept is; 0 is a quarter of the latents&apos; (16 for Stable Diffusion, as published).</source>
        <translation>判断概念位置的交叉注意力层的边长；0 为潜变量的四分之一（Stable Diffusion 为 16，如论文）。</translation>
    </message>
    <message>
        <source>Updates of the adversarial tokens in each training step; 50 as published.</source>
        <translation>每个训练步中对抗词元的更新次数；论文为 50。</translation>
    </message>
    <message>
        <source>Adversarial tokens behind the sentence; 16 as published.</source>
        <translation>句子之后的对抗词元数；论文为 16。</translation>
    </message>
    <message>
        <source>Adam&apos;s learning rate for them.</source>
        <translation>Adam 用于它们的学习率。</translation>
    </message>
    <message>
        <source>Adam&apos;s L2 decay of them.</source>
        <translation>Adam 对它们的 L2 衰减。</translation>
    </message>
    <message>
        <source>New random tokens in every training step; the published code goes on with the old ones.</source>
        <translation>每个训练步用新的随机词元；公开的代码沿用旧的。</translation>
    </message>
    <message>
        <source>The published values with several sentences, for models of Stable Diffusion&apos;s size. Edits cannot be exported as a plain model.</source>
        <translation>论文的数值加多个句子，适合 Stable Diffusion 规模的模型。这类编辑不能导出为普通模型。</translation>
    </message>
    <message>
        <source>The published code as it is.</source>
        <translation>公开的代码原样。</translation>
    </message>
    <message>
        <source>Steps without an attack.</source>
        <translation>没有攻击的步数。</translation>
    </message>
    <message>
        <source>Pictures of prompts to keep in a step; their share is Rehearsal.</source>
        <translation>每一步中要保留的提示词的图像；其份额即“回放”。</translation>
    </message>
    <message>
        <source>Sentences about each word to keep.</source>
        <translation>关于每个要保留的词的句子数。</translation>
    </message>
    <message>
        <source>Updates of the adversarial tokens in each training step; 30 as published.</source>
        <translation>每个训练步中对抗词元的更新次数；论文为 30。</translation>
    </message>
    <message>
        <source>Adversarial tokens before the sentence; 1 as published.</source>
        <translation>句子之前的对抗词元数；论文为 1。</translation>
    </message>
    <message>
        <source>Follow the gradient&apos;s sign: the published fast AT.</source>
        <translation>按梯度的符号：论文的快速对抗训练。</translation>
    </message>
    <message>
        <source>From random words in every training step; else it goes on with the tokens it found.</source>
        <translation>每个训练步从随机词开始；否则从已找到的词元继续。</translation>
    </message>
    <message>
        <source>The published values with several sentences, for models of Stable Diffusion&apos;s size.</source>
        <translation>论文的数值加多个句子，适合 Stable Diffusion 规模的模型。</translation>
    </message>
    <message>
        <source>The published code&apos;s values for nudity; its authors take a rehearsal of 0.5 for styles and objects.</source>
        <translation>公开代码用于裸露内容的数值；作者对风格和物体采用 0.5 的回放。</translation>
    </message>
    <message>
        <source>The published fast AT: the attack follows its gradient&apos;s sign.</source>
        <translation>论文的快速对抗训练：攻击按其梯度的符号进行。</translation>
    </message>
    <message>
        <source>Training steps; the concepts take turns, so that each has its share. 50 for one as published.</source>
        <translation>训练步数；各概念轮流，每个都有自己的份额。论文对一个概念用 50。</translation>
    </message>
    <message>
        <source>Sentences about each concept in the closed forms; 30 as published.</source>
        <translation>闭式解中关于每个概念的句子数；论文为 30。</translation>
    </message>
    <message>
        <source>Of the end token and the padding of a sentence together; a word counts 1. At 0 each token of them counts 1 too.</source>
        <translation>一个句子的结束词元与填充合计的权重；一个词计 1。为 0 时其中每个词元也计 1。</translation>
    </message>
    <message>
        <source>How strongly each matrix is held where it is, in the refinement and in the fusion.</source>
        <translation>在细化与融合中每个矩阵保持原位的力度。</translation>
    </message>
    <message>
        <source>The paper&apos;s lambda 1: weight of the kept concepts&apos; states in the refinement.</source>
        <translation>论文的 lambda 1：细化中保留概念状态的权重。</translation>
    </message>
    <message>
        <source>The paper&apos;s lambda 2: their weight when the LoRAs are fused.</source>
        <translation>论文的 lambda 2：融合 LoRA 时它们的权重。</translation>
    </message>
    <message>
        <source>Besides the plan&apos;s kept concepts, every concept of the model&apos;s vocabulary or of the bundled lists; in place of the published cache of captions.</source>
        <translation>除计划的保留概念外，再加模型词表或随附列表中的所有概念；代替论文的标题缓存。</translation>
    </message>
    <message>
        <source>Of each concept&apos;s LoRA; 1 as published.</source>
        <translation>每个概念的 LoRA 的秩；论文为 1。</translation>
    </message>
    <message>
        <source>Pictures of each target, drawn by the model itself; 8 as published.</source>
        <translation>每个目标的图像数，由模型自己绘制；论文为 8。</translation>
    </message>
    <message>
        <source>The target&apos;s words alone, with the end token (as published), or with the padding too, where CLIP keeps the sentence&apos;s meaning.</source>
        <translation>只用目标的词与结束词元（如论文），或连同填充，CLIP 在其中保存句子的含义。</translation>
    </message>
    <message>
        <source>Side of the cross-attention layers that tell where the target is, in place of the published Grounded-SAM; 0 is a quarter of the latents&apos; (16 for Stable Diffusion).</source>
        <translation>判断目标位置的交叉注意力层的边长，代替论文的 Grounded-SAM；0 为潜变量的四分之一（Stable Diffusion 为 16）。</translation>
    </message>
    <message>
        <source>How much of the most attention a place needs to count as the target&apos;s.</source>
        <translation>一处需达到最大注意力的多少才算属于目标。</translation>
    </message>
    <message>
        <source>Draws mostly the timesteps in which a concept takes shape; off, all alike.</source>
        <translation>多抽取概念成形的时间步；关闭则一视同仁。</translation>
    </message>
    <message>
        <source>Where those timesteps begin.</source>
        <translation>这些时间步从哪里开始。</translation>
    </message>
    <message>
        <source>Where they end.</source>
        <translation>到哪里结束。</translation>
    </message>
    <message>
        <source>How sharp both ends are.</source>
        <translation>两端有多陡。</translation>
    </message>
    <message>
        <source>The published values for people, preserving what is listed, for models of Stable Diffusion&apos;s size.</source>
        <translation>论文用于人物的数值，保留所列内容，适合 Stable Diffusion 规模的模型。</translation>
    </message>
    <message>
        <source>The published values for objects, with our mask.</source>
        <translation>论文用于物体的数值，采用我们的掩码。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>张</translation>
    </message>
    <message>
        <source>Drawing what the model draws now</source>
        <translation>绘制模型现在的图像</translation>
    </message>
    <message>
        <source>Drawing with the edits</source>
        <translation>用编辑绘制</translation>
    </message>
    <message>
        <source>Drawing another state</source>
        <translation>绘制另一个状态</translation>
    </message>
    <message>
        <source>Changing the edits</source>
        <translation>更改编辑</translation>
    </message>
    <message>
        <source>Duplicating an edit</source>
        <translation>复制编辑</translation>
    </message>
    <message>
        <source>Merging the edits</source>
        <translation>合并编辑</translation>
    </message>
    <message>
        <source>Looking where “%1” is seen</source>
        <translation>查看“%1”出现在哪里</translation>
    </message>
    <message>
        <source>Looking for neighbours of %1</source>
        <translation>查找 %1 的近邻概念</translation>
    </message>
    <message>
        <source>Opening the edit %1</source>
        <translation>打开编辑 %1</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Exporting to %1</source>
        <translation>导出到 %1</translation>
    </message>
    <message>
        <source>Erasing %1</source>
        <translation>正在擦除 %1</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>synonym</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>language</source>
        <translation>外语</translation>
    </message>
    <message>
        <source>combined</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>controls</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Counting what an erasure takes</source>
        <translation>正在估算擦除所需内存</translation>
    </message>
    <message>
        <source>text states in closed form from the edited K and V matrices</source>
        <translation>由编辑后的 K、V 矩阵以闭式解求出的文本状态</translation>
    </message>
    <message>
        <source>the same formula for the states of a word that the edit does not speak of, on the same edited model</source>
        <translation>在同一编辑后模型上，对编辑未涉及的词的状态用同一公式</translation>
    </message>
    <message>
        <source>prompts by a genetic search over the text encoder alone</source>
        <translation>仅用文本编码器以遗传搜索得到的提示词</translation>
    </message>
    <message>
        <source>the same search with a vector by lot of the same length from a prompt of another word, on the unedited model</source>
        <translation>在未编辑的模型上，从另一个词的提示词出发，以同样长度的随机向量做同样的搜索</translation>
    </message>
    <message>
        <source>one new word, learnt against the edited model</source>
        <translation>针对编辑后模型学得的一个新词</translation>
    </message>
    <message>
        <source>the same inversion on the unedited model, over the same pictures with their places shuffled: the colours without the concept</source>
        <translation>在未编辑的模型上做同样的反演，图像相同但位置打乱：只有颜色，没有概念</translation>
    </message>
    <message>
        <source>words before the prompt, by the edited model&apos;s gradient</source>
        <translation>按编辑后模型的梯度在提示词前加的词</translation>
    </message>
    <message>
        <source>words by lot in the same places of the same prompts on the same edited model, as many looks, the best kept</source>
        <translation>在同一编辑后模型上，同样提示词的同样位置放随机词，查看次数相同，保留最好的</translation>
    </message>
    <message>
        <source>words that make the edited model predict as the unedited one</source>
        <translation>使编辑后模型像未编辑模型那样预测的词</translation>
    </message>
    <message>
        <source>words by lot in the same places on the same edited model, as many looks, the best kept (the paper&apos;s Random-N and Random-K)</source>
        <translation>在同一编辑后模型上，同样位置放随机词，查看次数相同，保留最好的（论文的 Random-N 与 Random-K）</translation>
    </message>
    <message>
        <source>another scheduler, more steps or more guidance</source>
        <translation>换调度器、更多步数或更强引导</translation>
    </message>
    <message>
        <source>the same sentences and seeds on the same edited model, sampled as always</source>
        <translation>同样的句子与种子、同一编辑后模型，照常采样</translation>
    </message>
    <message>
        <source>noisy pictures of the target, finished by the edited model</source>
        <translation>目标的带噪图像，由编辑后模型完成</translation>
    </message>
    <message>
        <source>the same noisy pictures of the target, finished by the same edited model asked for another word: what the input itself shows</source>
        <translation>同样的目标带噪图像，由同一编辑后模型以另一个词完成：输入本身所显示的内容</translation>
    </message>
    <message>
        <source>begun by the unedited model, finished by the edited one</source>
        <translation>由未编辑的模型开始，由编辑后模型完成</translation>
    </message>
    <message>
        <source>the same beginnings by the unedited model, finished by the same edited model asked for another word: what the first steps alone decide</source>
        <translation>未编辑模型的同样开头，由同一编辑后模型以另一个词完成：仅由最初几步决定的内容</translation>
    </message>
    <message>
        <source>a sampler that adds more noise than it should</source>
        <translation>加入过多噪声的采样器</translation>
    </message>
    <message>
        <source>noise that the edited model itself leads pictures of the target back to</source>
        <translation>由编辑后模型自己从目标图像反推出的噪声</translation>
    </message>
    <message>
        <source>a latent that the edited model reads as a picture of the target</source>
        <translation>编辑后模型会读作目标图像的潜变量</translation>
    </message>
    <message>
        <source>the same adversarial latent, drawn from by the same edited model asked for another word: what the input itself shows</source>
        <translation>同样的对抗潜变量，由同一编辑后模型以另一个词绘制：输入本身所显示的内容</translation>
    </message>
    <message>
        <source>the same noise by the same edited model asked for another word: what the noise alone brings along; where nothing is asked for, noise found from pictures of another word</source>
        <translation>同样的噪声、同一编辑后模型，但要求另一个词：噪声本身带来的内容；若什么都不要求，则用从另一个词的图像反推的噪声</translation>
    </message>
    <message>
        <source>the edited UNet&apos;s weights rounded to few bits</source>
        <translation>编辑后 UNet 的权重舍入到少数几位</translation>
    </message>
    <message>
        <source>the same sentences and seeds on the same edited model, its weights not rounded</source>
        <translation>同样的句子与种子、同一编辑后模型，权重不舍入</translation>
    </message>
    <message>
        <source>another word is erased on top by UCE</source>
        <translation>再用 UCE 擦除另一个词</translation>
    </message>
    <message>
        <source>the same sentences and seeds on the same edited model without the later edit</source>
        <translation>同样的句子与种子、同一编辑后模型，没有后来的编辑</translation>
    </message>
    <message>
        <source>a few training steps on the edited UNet</source>
        <translation>在编辑后 UNet 上训练几步</translation>
    </message>
    <message>
        <source>the same steps on the same pictures under a made-up word, which is then asked for: what the steps teach rather than bring back; of unrelated pictures: no steps at all</source>
        <translation>用同样的图像、以自造词做同样的步数，然后要求该词：这些步教会的而非找回的内容；若为无关图像：完全不训练</translation>
    </message>
    <message>
        <source>target picture</source>
        <translation>张目标图像</translation>
    </message>
    <message>
        <source>Attacking with %1</source>
        <translation>正在用 %1 攻击</translation>
    </message>
    <message>
        <source>attack</source>
        <translation>攻击</translation>
    </message>
</context>
<context>
    <name>LabelQueueView</name>
    <message>
        <source>1  Leak</source>
        <translation>1  泄漏</translation>
    </message>
    <message>
        <source>The target can be seen.</source>
        <translation>看得到目标概念。</translation>
    </message>
    <message>
        <source>2  Clean</source>
        <translation>2  干净</translation>
    </message>
    <message>
        <source>A sound picture without the target.</source>
        <translation>图像完好，没有目标概念。</translation>
    </message>
    <message>
        <source>3  Not sure</source>
        <translation>3  不确定</translation>
    </message>
    <message>
        <source>Counted against the claim at both ends of the band; teaches nothing.</source>
        <translation>在区间两端都按不利情形计；不用于训练检测器。</translation>
    </message>
    <message>
        <source>4  Broken</source>
        <translation>4  损坏</translation>
    </message>
    <message>
        <source>No picture of anything: damage, counted apart; teaches nothing.</source>
        <translation>画面不成形：属于损伤，单独计数；不用于训练检测器。</translation>
    </message>
</context>
<context>
    <name>PresentMeter</name>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>Still shines through</source>
        <translation>仍然透出</translation>
    </message>
    <message>
        <source>95 % interval %1</source>
        <translation>95 % 区间 %1</translation>
    </message>
    <message>
        <source>Kept intact</source>
        <translation>完好保留</translation>
    </message>
</context>
<context>
    <name>PresentTimeline</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>leak</source>
        <translation>泄漏</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Verdict by axis</source>
        <translation>各维度结论</translation>
    </message>
    <message>
        <source>95 % intervals: Wilson; where nothing was seen the upper bound is Clopper and Pearson&apos;s. ● asks for attention, ○ nothing seen beyond chance, – not tested.</source>
        <translation>95 % 区间：Wilson；未见到时上界用 Clopper-Pearson。● 需要注意，○ 未见超出偶然的情况，– 未测试。</translation>
    </message>
    <message>
        <source> The marks have no colours: the judge was not checked against labels of a person.</source>
        <translation> 标记没有颜色：评判模型未用人工标注核对过。</translation>
    </message>
    <message>
        <source>
before the edit: %1; McNemar p = %2</source>
        <translation>
编辑前：%1；McNemar p = %2</translation>
    </message>
    <message>
        <source>
corrected for the judge&apos;s errors: %1 to %2</source>
        <translation>
按评判模型的误差校正：%1 至 %2</translation>
    </message>
    <message>
        <source>Worst leaks</source>
        <translation>最严重的泄漏</translation>
    </message>
    <message>
        <source>No picture was surely judged to show the target. The verdict above says how much that is worth.</source>
        <translation>没有图像被确定判为含有目标概念。其分量见上面的结论。</translation>
    </message>
    <message>
        <source>%1 of the %2 pictures after the edit in which the judge surely sees the target, most probable first: before and after. The command draws a picture again and compares it to the bit.</source>
        <translation>编辑后评判模型确定看到目标概念的 %2 张图像中的 %1 张，按概率从高到低：擦除前与后。所给命令会重画图像并逐位比较。</translation>
    </message>
    <message>
        <source>
“%1”, %2, seed %3: %4 seen with %5
</source>
        <translation>
“%1”，%2，种子 %3：以 %5 看到 %4
</translation>
    </message>
    <message>
        <source>Collateral damage</source>
        <translation>附带损伤</translation>
    </message>
    <message>
        <source>Not tested: the suites ask for nothing that was to be kept, or no pair was surely judged.</source>
        <translation>未测试：提示词集没有涉及要保留的内容，或没有一对被确定评判。</translation>
    </message>
    <message>
        <source>The same prompts and seeds before and after, pairs of which the judge is sure on both sides. Change: bootstrap over prompts, 95 %.</source>
        <translation>擦除前后相同的提示词与种子，取评判模型两侧都确定的图像对。变化：对提示词自助抽样，95 %。</translation>
    </message>
    <message>
        <source>● after, with its 95 % interval   ▽ before the edit</source>
        <translation>● 擦除后及其 95 % 区间   ▽ 编辑前</translation>
    </message>
    <message>
        <source>concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>后</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Everything that the numbers above depend on. The files beside this one hold every picture&apos;s row (cells.csv) and the whole report as data (report.json); SHA256SUMS lists all of them, and pentimento-cli verify checks it.</source>
        <translation>以上数字所依赖的一切。旁边的文件保存每张图像的行 (cells.csv) 和整份报告的数据 (report.json)；SHA256SUMS 列出全部文件，可用 pentimento-cli verify 校验。</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Pentimento · audit of an edited text-to-image model · %1</source>
        <translation>Pentimento · 文生图编辑模型的审计 · %1</translation>
    </message>
    <message>
        <source>How often the target is seen</source>
        <translation>目标概念出现的频率</translation>
    </message>
    <message>
        <source>What was not tested</source>
        <translation>未测试的内容</translation>
    </message>
    <message>
        <source>Detector reliability</source>
        <translation>检测器的可靠性</translation>
    </message>
    <message>
        <source>Not tested: there was no judge, so no picture was scored.</source>
        <translation>未测试：没有评判模型，因此没有图像得到评分。</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>开或关</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>`key` is the name that the command line&apos;s `--set key=value` takes.</source>
        <translation>`key` 是命令行 `--set key=value` 所用的名称。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Tier and control</source>
        <translation>层级与对照</translation>
    </message>
    <message>
        <source>Tier **%1**: see [probes](page:probes).</source>
        <translation>层级 **%1**：见[探测](page:probes)。</translation>
    </message>
    <message>
        <source>Its null control: %1.</source>
        <translation>零对照：%1。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Suites of the command line</source>
        <translation>命令行的套件</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Label queue</source>
        <translation>标注队列</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>这是什么</translation>
    </message>
    <message>
        <source>How to read the evidence</source>
        <translation>如何解读证据</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>How the methods compare</source>
        <translation>方法比较</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>探测</translation>
    </message>
    <message>
        <source>What the probes ask</source>
        <translation>探测问什么</translation>
    </message>
    <message>
        <source>Charts and trade-off</source>
        <translation>图表与权衡图</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Measured on the miniature</source>
        <translation>在微缩模型上的实测</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>攻击</translation>
    </message>
</context>
<context>
    <name>ReportPages</name>
    <message>
        <source>Audit by Pentimento, run %1 of %2</source>
        <translation>Pentimento 审计，第 %1 次运行，%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已擦除</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>受损</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Synonym</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>外语</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Anchor</source>
        <translation>锚概念</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>对照</translation>
    </message>
</context>
<context>
    <name>WhyOff</name>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>The run is paused already</source>
        <translation>运行已经暂停</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>当前没有运行中的任务</translation>
    </message>
    <message>
        <source>Not while a run goes on</source>
        <translation>运行期间不可用</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>没有打开模型</translation>
    </message>
    <message>
        <source>The model is still being opened</source>
        <translation>模型还在打开</translation>
    </message>
    <message>
        <source>There is no edit yet</source>
        <translation>还没有编辑</translation>
    </message>
    <message>
        <source>Not possible just now</source>
        <translation>当前不可用</translation>
    </message>
    <message>
        <source>The grid shows the plan&apos;s prompts already</source>
        <translation>网格显示的已是计划的提示词</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>A small text-to-image model opens: the miniature. It draws a world of emoji.</source>
        <translation>打开一个小型文生图模型：微型模型。它画的是表情符号的世界。</translation>
    </message>
    <message>
        <source>The timeline keeps every snapshot. Scrub back: grid, counts and state hash follow.</source>
        <translation>时间线保留每个快照。往回拖动：网格、计数和状态哈希随之变化。</translation>
    </message>
    <message>
        <source>Full strength again. A click or Esc stops here, and everything is yours to try.</source>
        <translation>恢复全强度。单击或按 Esc 停在这里，接下来由你来试。</translation>
    </message>
    <message>
        <source>Left, the plan: erase “cat”, draw “dog” instead, keep others. Middle: what it draws before.</source>
        <translation>左侧是计划：擦除“cat”，改画“dog”，保留其他概念。中间是擦除之前画出的图片。</translation>
    </message>
    <message>
        <source>Erase, with UCE as its authors published it: a closed form that takes a second.</source>
        <translation>用作者发表的 UCE 擦除：这是一种闭式解，只需一秒。</translation>
    </message>
    <message>
        <source>Every pair starts from the same noise, so whatever differs between the two is the edit.</source>
        <translation>每一对图片都从相同的噪声开始，因此两者的任何差别都来自编辑。</translation>
    </message>
    <message>
        <source>Asked for “cat” it draws dogs. But “%1” still shows the cat: a leak.</source>
        <translation>要求画“cat”时它画出狗。但“%1”仍然画出猫：这就是泄漏。</translation>
    </message>
    <message>
        <source>At these seeds “%1” does not show the cat any more.</source>
        <translation>在这些种子下，“%1”不再画出猫。</translation>
    </message>
    <message>
        <source>Compare: the same noise before and after, as a split, side by side, as their difference.</source>
        <translation>对比：同一噪声下的前后图片，可分割、并排或显示差异。</translation>
    </message>
    <message>
        <source>Undo takes the edit off: the model is the original again, to the bit.</source>
        <translation>撤销会移除编辑：模型逐位恢复为原始模型。</translation>
    </message>
    <message>
        <source>Erase again, with many sentences about the cat instead of the bare word. Also a second.</source>
        <translation>再次擦除，用许多关于猫的句子代替单独的词。同样只需一秒。</translation>
    </message>
    <message>
        <source>Now %1 of the %2 pictures judged so far still show the cat. Right: what else broke.</source>
        <translation>到目前为止评判的 %2 张图片中，%1 张仍显示猫。右侧：还有什么受损。</translation>
    </message>
    <message>
        <source>An edit has a strength. This is half of it.</source>
        <translation>编辑有强度。这是一半的强度。</translation>
    </message>
</context>
<context>
    <name>estimate</name>
    <message>
        <source>A closed form: about a second</source>
        <translation>闭式解：约一秒</translation>
    </message>
    <message>
        <source>%1 steps, not timed here yet</source>
        <translation>%1 步，此处尚未计时</translation>
    </message>
    <message>
        <source>About %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>About %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>About %1, %2 free</source>
        <translation>约需 %1，空闲 %2</translation>
    </message>
    <message>
        <source>About %1 of memory</source>
        <translation>约需内存 %1</translation>
    </message>
    <message>
        <source>Counted from the model&apos;s shapes, ± %1 %; beside the %2 of the model, which are in memory.</source>
        <translation>按模型的形状计算，± %1 %；不含已在内存中的模型 %2。</translation>
    </message>
    <message>
        <source>Drawing the pictures that it learns from: %1</source>
        <translation>绘制用于学习的图片：%1</translation>
    </message>
    <message>
        <source>Encoding its sentences: %1</source>
        <translation>编码其句子：%1</translation>
    </message>
    <message>
        <source>One training step of %1 rows, backwards too: %2</source>
        <translation>%1 行的一个训练步（含反向传播）：%2</translation>
    </message>
    <message>
        <source>Its equation: %1</source>
        <translation>求解方程：%1</translation>
    </message>
    <message>
        <source>Drawing %1 pictures at once: %2</source>
        <translation>同时绘制 %1 张图片：%2</translation>
    </message>
    <message>
        <source>Decoding a picture: %1</source>
        <translation>解码一张图片：%1</translation>
    </message>
    <message>
        <source>Held meanwhile, the edit and what trains it: %1</source>
        <translation>期间一直占用（编辑及其训练状态）：%1</translation>
    </message>
    <message>
        <source>Memory may run out while pictures are drawn: they are then drawn fewer at a time, and slower.</source>
        <translation>绘制图片时内存可能不足：届时每次绘制的图片会减少，速度变慢。</translation>
    </message>
    <message>
        <source>Memory may not hold this equation. Lower Sentences or close other programs.</source>
        <translation>内存可能容不下这个方程。请减少“句子数”，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Memory may not hold a training step. Lower Batch to %1 or close other programs.</source>
        <translation>内存可能容不下一个训练步。请将“批量”降到 %1，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Memory may not hold this training, whatever its batch. Close other programs, or take a lower precision, a closed form or another device.</source>
        <translation>无论批量多小，内存都可能容不下这次训练。请关闭其他程序，或改用更低的精度、闭式方法或其他设备。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Erase a concept from a diffusion model and see what still shines through.</source>
        <translation>从扩散模型中擦除一个概念，看看还有什么透出来。</translation>
    </message>
    <message>
        <source>A model folder; the miniature without one.</source>
        <translation>模型文件夹；不给则打开微型模型。</translation>
    </message>
    <message>
        <source>auto, cpu or cuda[:n].</source>
        <translation>auto、cpu 或 cuda[:n]。</translation>
    </message>
    <message>
        <source>auto, fp32, bf16 or fp16.</source>
        <translation>auto、fp32、bf16 或 fp16。</translation>
    </message>
    <message>
        <source>Print how late the window was, on exit.</source>
        <translation>退出时打印窗口的延迟。</translation>
    </message>
    <message>
        <source>Draw, erase, stop a second run, print how long each took, and quit.</source>
        <translation>绘图、擦除、停止第二次运行，打印各步用时后退出。</translation>
    </message>
    <message>
        <source>Rehearse, and keep pictures of the window in this folder.</source>
        <translation>彩排，并把窗口截图存入此文件夹。</translation>
    </message>
    <message>
        <source>Rehearse with this erasure method.</source>
        <translation>用这种擦除方法彩排。</translation>
    </message>
    <message>
        <source>en or zh_CN, for this start only.</source>
        <translation>en 或 zh_CN，仅本次启动有效。</translation>
    </message>
    <message>
        <source>Open, or make, this project.</source>
        <translation>打开或新建此项目。</translation>
    </message>
    <message>
        <source>Play the demo on the miniature, again and again; a click stops it.</source>
        <translation>在微型模型上循环播放演示；单击即停。</translation>
    </message>
    <message>
        <source>Play the demo once without pauses, print the state it ends in, and quit.</source>
        <translation>不停顿地播放一次演示，打印结束时的状态并退出。</translation>
    </message>
    <message>
        <source>Keep the places of widgets and the state of the work in this file.</source>
        <translation>把控件位置和工作状态写入此文件。</translation>
    </message>
</context>
<context>
    <name>pentimento::Actions</name>
    <message>
        <source>The &amp;miniature</source>
        <translation>微型模型(&amp;M)</translation>
    </message>
    <message>
        <source>Open the bundled model</source>
        <translation>打开随附的模型</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a Stable Diffusion model in Diffusers&apos; folder form</source>
        <translation>打开 Diffusers 文件夹形式的 Stable Diffusion 模型</translation>
    </message>
    <message>
        <source>Open a single &amp;file…</source>
        <translation>打开单个文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a checkpoint in one file, .safetensors or .ckpt; nothing in it is ever run</source>
        <translation>打开单文件检查点（.safetensors 或 .ckpt）；其中的代码绝不会被执行</translation>
    </message>
    <message>
        <source>Open an &amp;edit…</source>
        <translation>打开编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>Put an edit file on top of the stack</source>
        <translation>把一个编辑文件放到堆栈顶部</translation>
    </message>
    <message>
        <source>Save the &amp;newest edit…</source>
        <translation>保存最新的编辑(&amp;N)…</translation>
    </message>
    <message>
        <source>Write the newest edit as a safetensors file</source>
        <translation>把最新的编辑写成 safetensors 文件</translation>
    </message>
    <message>
        <source>E&amp;xport the edited model…</source>
        <translation>导出编辑后的模型(&amp;X)…</translation>
    </message>
    <message>
        <source>Write a Diffusers folder that other tools load</source>
        <translation>写出其他工具可以加载的 Diffusers 文件夹</translation>
    </message>
    <message>
        <source>About this &amp;model…</source>
        <translation>关于此模型(&amp;M)…</translation>
    </message>
    <message>
        <source>What was recognised in the model, and what does not fit</source>
        <translation>模型中识别出了什么，哪些不相符</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>擦除(&amp;E)</translation>
    </message>
    <message>
        <source>Erase what the plan names</source>
        <translation>擦除计划中列出的概念</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Erase, or go on</source>
        <translation>擦除，或继续运行</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Hold the run where it is</source>
        <translation>让运行停在当前位置</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>End the run and keep the newest snapshot</source>
        <translation>结束运行并保留最新快照</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>Look at one pair closely</source>
        <translation>仔细查看一对图像</translation>
    </message>
    <message>
        <source>Previous snapshot</source>
        <translation>上一个快照</translation>
    </message>
    <message>
        <source>Next snapshot</source>
        <translation>下一个快照</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>回到实时</translation>
    </message>
    <message>
        <source>Reveal &amp;hidden pictures</source>
        <translation>显示隐藏的图像(&amp;H)</translation>
    </message>
    <message>
        <source>Show or hide pictures of sensitive concepts</source>
        <translation>显示或隐藏敏感概念的图像</translation>
    </message>
    <message>
        <source>Li&amp;ve preview</source>
        <translation>实时预览(&amp;V)</translation>
    </message>
    <message>
        <source>See pictures come, roughly, while they are being drawn</source>
        <translation>在绘制过程中就能大致看到图像</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>A full screen of its own: large pictures, meter and snapshots</source>
        <translation>独立全屏：大图、泄漏计与快照</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Docks and sizes as at the first start</source>
        <translation>面板与尺寸恢复为初次启动时的样子</translation>
    </message>
    <message>
        <source>&amp;About Pentimento</source>
        <translation>关于 Pentimento(&amp;A)</translation>
    </message>
    <message>
        <source>Versions and licence</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>命令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>Find anything the window can do by typing a word of it</source>
        <translation>输入一个词，查找窗口的任何功能</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>See every key, and give any action another one</source>
        <translation>查看所有快捷键，并可为任何操作另设按键</translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation>菜单(&amp;M)</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Dark, light or high contrast, as the desktop asks</source>
        <translation>深色、浅色或高对比度，依桌面设置而定</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Neutral grey: colours of pictures are judged best on it</source>
        <translation>中性灰：最适合判断图像颜色</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>For bright rooms and paper</source>
        <translation>适合明亮的房间和纸面</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>Text at 7 to 1 and more, and an outline round every control</source>
        <translation>文字对比度至少 7 比 1，每个控件都有轮廓</translation>
    </message>
    <message>
        <source>Open a &amp;suite of prompts…</source>
        <translation>打开提示词集(&amp;S)…</translation>
    </message>
    <message>
        <source>Show the prompts of a table (.csv) in the grid; a table or pictures can be dropped on it, too</source>
        <translation>在网格中显示表格 (.csv) 里的提示词；也可以把表格或图像拖到网格上</translation>
    </message>
    <message>
        <source>The &amp;plan&apos;s prompts</source>
        <translation>计划的提示词(&amp;P)</translation>
    </message>
    <message>
        <source>Show the prompts again that the plan makes</source>
        <translation>重新显示由计划生成的提示词</translation>
    </message>
    <message>
        <source>Hold the run between two steps; again to go on</source>
        <translation>让运行停在两步之间；再按一次继续</translation>
    </message>
    <message>
        <source>What the model drew one snapshot earlier</source>
        <translation>前一个快照时模型画出的内容</translation>
    </message>
    <message>
        <source>What the model drew one snapshot later</source>
        <translation>后一个快照时模型画出的内容</translation>
    </message>
    <message>
        <source>Follow the newest snapshot again</source>
        <translation>重新跟随最新的快照</translation>
    </message>
    <message>
        <source>Erase &amp;later</source>
        <translation>稍后擦除(&amp;L)</translation>
    </message>
    <message>
        <source>Put the plan into the queue: it begins when the run before it has finished</source>
        <translation>把方案放入队列：在它之前的运行完成后开始</translation>
    </message>
    <message>
        <source>&amp;All pictures at every snapshot</source>
        <translation>每个快照都画全部图片(&amp;A)</translation>
    </message>
    <message>
        <source>Else a snapshot on the way draws one picture of each group but the anchor&apos;s, so that the erasure is hardly held up</source>
        <translation>否则途中的快照只画除锚点外每组一张图片，几乎不拖慢擦除</translation>
    </message>
    <message>
        <source>Save the selected p&amp;icture…</source>
        <translation>保存所选图片(&amp;I)…</translation>
    </message>
    <message>
        <source>Write the picture that the grid shows in the selected cell as a PNG</source>
        <translation>将网格中所选单元格显示的图片写为 PNG</translation>
    </message>
    <message>
        <source>Copy the selected pic&amp;ture</source>
        <translation>复制所选图片(&amp;T)</translation>
    </message>
    <message>
        <source>Put the picture that the grid shows in the selected cell on the clipboard</source>
        <translation>将网格中所选单元格显示的图片放到剪贴板</translation>
    </message>
    <message>
        <source>Pictures carry their prompt and settings</source>
        <translation>图片附带提示词和设置</translation>
    </message>
    <message>
        <source>Off: what is saved, copied or put into an audit report is the picture alone, and a strip has no title. The project keeps its own record whole, since a replay needs it; the report&apos;s text names prompts as ever.</source>
        <translation>关闭时：保存、复制或放入审计报告的只有图片本身，条带也没有标题。项目自身的记录保持完整，因为重放需要它；报告的文字仍会写出提示词。</translation>
    </message>
    <message>
        <source>&amp;Judge…</source>
        <translation>评判器(&amp;J)…</translation>
    </message>
    <message>
        <source>Who judges the pictures and how far to trust it; take another, or train one on labelled pictures</source>
        <translation>由谁评判图片、可信到什么程度；可换用另一个，或用带标签的图片训练一个</translation>
    </message>
</context>
<context>
    <name>pentimento::AttackDesk</name>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>An attack is running.</source>
        <translation>攻击正在进行。</translation>
    </message>
    <message>
        <source>An erasure is running; attack what it leaves when it is done.</source>
        <translation>擦除正在进行；完成后再攻击其结果。</translation>
    </message>
    <message>
        <source>An erasure was stopped: go on with it or discard it first.</source>
        <translation>有一次擦除已停止：请先继续或放弃它。</translation>
    </message>
    <message>
        <source>Erase a concept first: an attack tries to draw it all the same, and counts how often it can.</source>
        <translation>请先擦除一个概念：攻击会设法仍把它画出来，并统计成功的次数。</translation>
    </message>
    <message>
        <source>Every edit is off. Switch on the one that is to be attacked.</source>
        <translation>所有编辑都已关闭。请打开要攻击的编辑。</translation>
    </message>
</context>
<context>
    <name>pentimento::AttackPanel</name>
    <message>
        <source>Attack</source>
        <translation>攻击</translation>
    </message>
    <message>
        <source>Copy the command that replays it</source>
        <translation>复制重放它的命令</translation>
    </message>
    <message>
        <source>the command is on the clipboard</source>
        <translation>命令已复制到剪贴板</translation>
    </message>
    <message>
        <source>Close the attack</source>
        <translation>关闭攻击面板</translation>
    </message>
    <message>
        <source>Counted pictures</source>
        <translation>计数图像</translation>
    </message>
    <message>
        <source>So many are drawn of the attack, and as many of its null control, with seeds that no search has seen. 16 tell a rate to about ± 24 %, 64 to ± 12 %.</source>
        <translation>攻击画这么多张，其零对照也画这么多张，所用种子搜索从未见过。16 张能把比率测到约 ± 24 %，64 张约 ± 12 %。</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends it within a step; what is there stays</source>
        <translation>在一步之内结束；已有的结果保留</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Counted pictures of the attack</source>
        <translation>攻击的计数图像</translation>
    </message>
    <message>
        <source>Counted pictures of its null control</source>
        <translation>其零对照的计数图像</translation>
    </message>
    <message>
        <source>As many times the usual steps of every search: what holds against little effort may give way to more</source>
        <translation>每次搜索为通常步数的多少倍：经得起小力度的，未必经得起大力度</translation>
    </message>
    <message>
        <source>This attack does not search in steps: there is nothing to make longer</source>
        <translation>此攻击不按步搜索：没有可加长的</translation>
    </message>
    <message>
        <source>2 × %1 pictures</source>
        <translation>2 × %1 张图像</translation>
    </message>
    <message>
        <source>2 × (%1 × %2 steps, %3 pictures)</source>
        <translation>2 ×（%1 × %2 步，%3 张图像）</translation>
    </message>
    <message>
        <source>The attack and its null control have the same budget, settings and seeds</source>
        <translation>攻击与其零对照的预算、设置和种子都相同</translation>
    </message>
    <message>
        <source>%1
Null control: %2</source>
        <translation>%1
零对照：%2</translation>
    </message>
    <message>
        <source>Runs the attack on the edits that are on, then its null control</source>
        <translation>对已打开的编辑运行攻击，然后运行其零对照</translation>
    </message>
    <message>
        <source>%1 drawn, not scored</source>
        <translation>已画 %1 张，未评分</translation>
    </message>
    <message>
        <source>Null control %1</source>
        <translation>零对照 %1</translation>
    </message>
    <message>
        <source>Attack %1</source>
        <translation>攻击 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no picture yet</source>
        <translation>还没有图像</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>最佳：%1</translation>
    </message>
    <message>
        <source>Stopped before its end: what is counted so far is no result.</source>
        <translation>在结束前停止：到目前为止的计数不是结果。</translation>
    </message>
    <message>
        <source>Waits for the engine.</source>
        <translation>等待引擎。</translation>
    </message>
    <message>
        <source>Tries to draw %1. No judge knows that word: pictures are shown, not scored.</source>
        <translation>设法画出“%1”。没有评判模型认识这个词：图像只显示，不评分。</translation>
    </message>
    <message>
        <source>Tries to draw %1; judged by %2.</source>
        <translation>设法画出“%1”；由 %2 评判。</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;: %2.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Null control&lt;/b&gt;: %3. An attack counts only as far as it does better than that.&lt;/p&gt;&lt;p&gt;%4&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt;：%2。&lt;/p&gt;&lt;p&gt;&lt;b&gt;零对照&lt;/b&gt;：%3。攻击只有胜过它的部分才算数。&lt;/p&gt;&lt;p&gt;%4&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>pentimento::AttackSlot</name>
    <message>
        <source>What shows the target most so far; a counted picture that is chosen stands here as well</source>
        <translation>目前最像目标的图像；选中的计数图像也显示在这里</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Best picture</source>
        <translation>最佳图像</translation>
    </message>
    <message>
        <source>Hidden until you reveal it (H)</source>
        <translation>已隐藏，按 H 显示</translation>
    </message>
</context>
<context>
    <name>pentimento::AttackTiles</name>
    <message>
        <source>%1 of %2 are there</source>
        <translation>已有 %1/%2 张</translation>
    </message>
    <message>
        <source>%1 of %2: %3, %4</source>
        <translation>%1/%2：%3，%4</translation>
    </message>
    <message>
        <source>%1: a thick frame where the judge sees the target, a thin one where it does not, none where it is not sure. A click enlarges a picture.</source>
        <translation>%1：粗框表示评判模型看到目标，细框表示没有，无框表示不确定。点击可放大图像。</translation>
    </message>
    <message>
        <source>%1
%2, seed %3</source>
        <translation>%1
%2，种子 %3</translation>
    </message>
    <message>
        <source>Hidden until you reveal it (H)</source>
        <translation>已隐藏，按 H 显示</translation>
    </message>
</context>
<context>
    <name>pentimento::Banner</name>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>pentimento::BarChart</name>
    <message>
        <source>%1: %2 %</source>
        <translation>%1：%2 %</translation>
    </message>
</context>
<context>
    <name>pentimento::CaptionStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the demo (Esc, or a click anywhere)</source>
        <translation>停止演示（Esc 或单击任意处）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>pentimento::ChartsPanel</name>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Export the figures</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>Close the charts</source>
        <translation>关闭图表</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Discriminator right, %</source>
        <translation>判别器正确率，%</translation>
    </message>
    <message>
        <source>Leak by probe, %</source>
        <translation>各类探针的泄漏，%</translation>
    </message>
    <message>
        <source>Change per layer, %</source>
        <translation>各层的变化，%</translation>
    </message>
    <message>
        <source>No run yet. While an erasure runs, its losses, the leaks by probe and the change of every layer are drawn here.</source>
        <translation>还没有运行。擦除进行时，这里会绘出损失、各类探针的泄漏以及每层的变化。</translation>
    </message>
    <message>
        <source>%1 %2/%3</source>
        <translation>%1 %2/%3</translation>
    </message>
</context>
<context>
    <name>pentimento::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入想做的事</translation>
    </message>
    <message>
        <source>Search all commands</source>
        <translation>搜索所有命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command is called that. Try one word of it.</source>
        <translation>没有这样的命令。试试其中的一个词。</translation>
    </message>
</context>
<context>
    <name>pentimento::CompareCanvas</name>
    <message>
        <source>Both pictures are needed</source>
        <translation>需要两张图像</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>largest channel change per pixel</source>
        <translation>每像素最大的通道变化</translation>
    </message>
    <message>
        <source>mean %1, largest %2</source>
        <translation>平均 %1，最大 %2</translation>
    </message>
</context>
<context>
    <name>pentimento::ComparePage</name>
    <message>
        <source>The context menu of a picture chooses another state</source>
        <translation>用图像的右键菜单选择另一个状态</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>擦除前</translation>
    </message>
    <message>
        <source>no edit</source>
        <translation>无编辑</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Half strength</source>
        <translation>一半强度</translation>
    </message>
    <message>
        <source>Strength × %1</source>
        <translation>强度 × %1</translation>
    </message>
    <message>
        <source>of every edit</source>
        <translation>对每个编辑</translation>
    </message>
    <message>
        <source>After</source>
        <translation>擦除后</translation>
    </message>
    <message>
        <source>shown in the grid</source>
        <translation>网格所示</translation>
    </message>
    <message>
        <source>no edit yet</source>
        <translation>尚无编辑</translation>
    </message>
    <message>
        <source>What the grid shows</source>
        <translation>网格所示的状态</translation>
    </message>
    <message>
        <source>The snapshot half way</source>
        <translation>中途的快照</translation>
    </message>
    <message>
        <source>Snapshot %1, step %2</source>
        <translation>快照 %1，第 %2 步</translation>
    </message>
    <message>
        <source>Compare before and after</source>
        <translation>对比前后</translation>
    </message>
</context>
<context>
    <name>pentimento::CompareStrip</name>
    <message>
        <source>States of the same noise</source>
        <translation>同一噪声的各个状态</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Four states of the same noise</source>
        <translation>同一噪声的四个状态</translation>
    </message>
    <message numerus="yes">
        <source>%n states of the same noise</source>
        <translation>
            <numerusform>同一噪声的 %n 个状态</numerusform>
        </translation>
    </message>
    <message>
        <source>Click puts a state right, Shift + click left</source>
        <translation>单击放到右侧，Shift + 单击放到左侧</translation>
    </message>
    <message>
        <source>hidden (H reveals)</source>
        <translation>已隐藏（按 H 显示）</translation>
    </message>
</context>
<context>
    <name>pentimento::CompareView</name>
    <message>
        <source>Previous cell</source>
        <translation>上一格</translation>
    </message>
    <message>
        <source>Next cell</source>
        <translation>下一格</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close the compare view</source>
        <translation>关闭对比视图</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>Over picture</source>
        <translation>叠在图像上</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Fill the room (0)</source>
        <translation>填满空间（0）</translation>
    </message>
    <message>
        <source>The largest whole multiple that fits; the wheel, + and − change it</source>
        <translation>能放下的最大整数倍；滚轮、+ 和 − 可更改</translation>
    </message>
    <message>
        <source>How much of the right picture</source>
        <translation>右图所占比例</translation>
    </message>
    <message>
        <source>How much of the right picture ([ and ])</source>
        <translation>右图所占比例（[ 和 ]）</translation>
    </message>
    <message>
        <source>%1 states side by side</source>
        <translation>并排 %1 个状态</translation>
    </message>
    <message>
        <source>%1 states side by side (%1)</source>
        <translation>并排 %1 个状态（%1）</translation>
    </message>
</context>
<context>
    <name>pentimento::ConceptDelegate</name>
    <message>
        <source>concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>任意内容</translation>
    </message>
</context>
<context>
    <name>pentimento::ConceptModel</name>
    <message>
        <source>erase: not named yet</source>
        <translation>擦除：尚未命名</translation>
    </message>
    <message>
        <source>erase %1</source>
        <translation>擦除 %1</translation>
    </message>
    <message>
        <source>draw nothing in particular instead</source>
        <translation>不指定替代内容</translation>
    </message>
    <message>
        <source>draw %1 instead</source>
        <translation>改画 %1</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>and draw instead</source>
        <translation>改画</translation>
    </message>
</context>
<context>
    <name>pentimento::ConceptTable</name>
    <message>
        <source>Concepts to erase</source>
        <translation>要擦除的概念</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>互换目标与锚概念</translation>
    </message>
    <message>
        <source>Draw %1 instead</source>
        <translation>改画 %1</translation>
    </message>
    <message>
        <source>Draw anything instead</source>
        <translation>改画任意内容</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>pentimento::ConflictMap</name>
    <message>
        <source>Conflict map</source>
        <translation>冲突图</translation>
    </message>
    <message>
        <source>No layer in conflict at step %1.</source>
        <translation>第 %1 步没有冲突的层。</translation>
    </message>
    <message>
        <source>%1 of %2 layers in conflict at step %3.</source>
        <translation>第 %3 步：%2 层中有 %1 层冲突。</translation>
    </message>
    <message>
        <source>No gradients yet. While a trained method runs, this map shows in which layers erasing and keeping pull against each other.</source>
        <translation>还没有梯度。训练型方法运行时，这里显示擦除与保留在哪些层相互拉扯。</translation>
    </message>
    <message>
        <source>Erasing and keeping pull</source>
        <translation>擦除与保留的梯度</translation>
    </message>
    <message>
        <source>against each other</source>
        <translation>相互对立</translation>
    </message>
    <message>
        <source>together</source>
        <translation>方向一致</translation>
    </message>
    <message>
        <source>underlined: the keeping gradient stepped in</source>
        <translation>下划线：保留梯度介入</translation>
    </message>
    <message>
        <source>; the keeping gradient stepped in</source>
        <translation>；保留梯度介入</translation>
    </message>
    <message>
        <source>%1
step %2: cosine %3%4</source>
        <translation>%1
第 %2 步：余弦 %3%4</translation>
    </message>
</context>
<context>
    <name>pentimento::ConflictPanel</name>
    <message>
        <source>Conflict map</source>
        <translation>冲突图</translation>
    </message>
    <message>
        <source>Close the conflict map</source>
        <translation>关闭冲突图</translation>
    </message>
</context>
<context>
    <name>pentimento::Demo</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>pentimento::DockSwitch</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>pentimento::EditRow</name>
    <message>
        <source>Name of the edit</source>
        <translation>编辑的名称</translation>
    </message>
    <message>
        <source>Menu of the edit</source>
        <translation>编辑的菜单</translation>
    </message>
    <message>
        <source>Solo, rename, duplicate, export, remove</source>
        <translation>单独、重命名、复制、导出、移除</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>单独启用</translation>
    </message>
    <message>
        <source>Only this edit; again for all</source>
        <translation>仅启用此编辑；再按一次全部启用</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 is on</source>
        <translation>%1 已启用</translation>
    </message>
    <message>
        <source>This edit was made for another base model and cannot be switched on here.</source>
        <translation>此编辑是为另一个基础模型制作的，不能在此启用。</translation>
    </message>
    <message>
        <source>other base</source>
        <translation>其他基础模型</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Switch the edit on or off</source>
        <translation>开启或关闭此编辑</translation>
    </message>
</context>
<context>
    <name>pentimento::EditsPanel</name>
    <message>
        <source>against another</source>
        <translation>与另一编辑对立</translation>
    </message>
    <message>
        <source>overlaps another</source>
        <translation>与另一编辑重叠</translation>
    </message>
    <message>
        <source>%1 changes %2 of the same matrices, at %3° to this; by %4 %, this by %5 %. Most in %6, %7°.</source>
        <translation>%1 改动了 %2 个相同的矩阵，与此编辑夹角 %3°；其改动 %4 %，此编辑 %5 %。%6 处最多，%7°。</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Merge the edits that are on into one</source>
        <translation>把已启用的编辑合并为一个</translation>
    </message>
    <message>
        <source>Export the model with its edits</source>
        <translation>导出带编辑的模型</translation>
    </message>
    <message>
        <source>No edits yet. An erasure becomes a layer here. Switch it off and the model is exactly what it was.</source>
        <translation>还没有编辑。每次擦除都会成为这里的一层。把它关掉，模型就与原来完全一样。</translation>
    </message>
</context>
<context>
    <name>pentimento::EvidencePanelView</name>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Still shines through</source>
        <translation>仍然透出</translation>
    </message>
    <message>
        <source>What else broke</source>
        <translation>还损坏了什么</translation>
    </message>
    <message>
        <source>the same prompts before the edit</source>
        <translation>编辑前的相同提示词</translation>
    </message>
    <message>
        <source>Nothing is measured yet. A dash means not measured. It never means zero.</source>
        <translation>还没有测量。短横表示未测量，绝不表示零。</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>the judge&apos;s false alarms, %1</source>
        <translation>评判模型的误报，%1</translation>
    </message>
    <message>
        <source>the judge misses %1 of what is there</source>
        <translation>评判模型漏掉了实际存在的 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n not sure or not scored, not counted</source>
        <translation>
            <numerusform>%n 个不确定或未评分，不计入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::GridEmpty</name>
    <message>
        <source>No picture passes the filters</source>
        <translation>没有图片通过筛选</translation>
    </message>
    <message>
        <source>Switch a verdict or a group on again in the line above, or show everything.</source>
        <translation>请在上方重新打开某个判定或某个组，或显示全部。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>pentimento::GridHead</name>
    <message>
        <source>What the model draws now</source>
        <translation>模型现在画出的内容</translation>
    </message>
    <message>
        <source>Which prompts are shown</source>
        <translation>显示哪些提示词</translation>
    </message>
    <message>
        <source>Fit the pictures to the width</source>
        <translation>让图像适应宽度</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图像大小</translation>
    </message>
    <message>
        <source>Worst of each group</source>
        <translation>每组最差的提示词</translation>
    </message>
    <message>
        <source>All prompts</source>
        <translation>全部提示词</translation>
    </message>
    <message>
        <source>All of: %1</source>
        <translation>全部：%1</translation>
    </message>
    <message>
        <source>Some groups unfolded</source>
        <translation>已展开部分分组</translation>
    </message>
    <message>
        <source>%1, %2, nothing changed yet</source>
        <translation>%1，%2，尚无改动</translation>
    </message>
    <message>
        <source>1 prompt</source>
        <translation>1 条提示词</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts</source>
        <translation>
            <numerusform>%n 条提示词</numerusform>
        </translation>
    </message>
    <message>
        <source>1 seed</source>
        <translation>1 个种子</translation>
    </message>
    <message numerus="yes">
        <source>%n seeds</source>
        <translation>
            <numerusform>%n 个种子</numerusform>
        </translation>
    </message>
    <message>
        <source>Worst leak first</source>
        <translation>泄漏最严重的在前</translation>
    </message>
    <message>
        <source>Groups shown</source>
        <translation>显示的组</translation>
    </message>
    <message>
        <source>Unpin all rows</source>
        <translation>取消所有行的固定</translation>
    </message>
    <message>
        <source>Some groups only</source>
        <translation>仅部分组</translation>
    </message>
</context>
<context>
    <name>pentimento::GridModel</name>
    <message>
        <source>asks you</source>
        <translation>请您判断</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>not drawn yet</source>
        <translation>尚未绘制</translation>
    </message>
    <message>
        <source>%1, score %2</source>
        <translation>%1，得分 %2</translation>
    </message>
    <message>
        <source>Hidden until you reveal it (H)</source>
        <translation>隐藏中，按 H 显示</translation>
    </message>
    <message>
        <source>before: state %1, after: state %2</source>
        <translation>前：状态 %1，后：状态 %2</translation>
    </message>
    <message>
        <source>before: state %1</source>
        <translation>前：状态 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>hidden prompt, %1</source>
        <translation>隐藏的提示词，%1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>pentimento::GridPage</name>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
    <message>
        <source>Show the selected picture</source>
        <translation>显示所选图像</translation>
    </message>
    <message>
        <source>Keep showing %1</source>
        <translation>一直显示 %1</translation>
    </message>
    <message>
        <source>Show the worst leak: %1</source>
        <translation>显示最严重的泄漏：%1</translation>
    </message>
    <message>
        <source>Hide pictures of “%1” until revealed</source>
        <translation>隐藏“%1”的图片，直到主动显示</translation>
    </message>
</context>
<context>
    <name>pentimento::GridRowHeader</name>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message numerus="yes">
        <source>%n prompts</source>
        <translation>
            <numerusform>%n 条提示词</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::GridSeedHeader</name>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>后</translation>
    </message>
</context>
<context>
    <name>pentimento::GridView</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Pictures before and after, prompts by seeds</source>
        <translation>擦除前后的图像，按提示词与种子排列</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Open in Compare</source>
        <translation>在对比中打开</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重新绘制</translation>
    </message>
    <message>
        <source>Pin this row on top</source>
        <translation>将此行固定在顶部</translation>
    </message>
    <message>
        <source>Only the group: %1</source>
        <translation>仅显示组：%1</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Worst leak first</source>
        <translation>泄漏最严重的在前</translation>
    </message>
</context>
<context>
    <name>pentimento::HealthList</name>
    <message>
        <source>Layers touched</source>
        <translation>触及的层</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The edit did not reach every matrix it was meant for.</source>
        <translation>编辑没有触及所有预定的矩阵。</translation>
    </message>
    <message>
        <source>Matrices that the edit changed, of those it was meant for.</source>
        <translation>编辑改动的矩阵数 / 预定的矩阵数。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>The edit holds a number that is infinite or not a number.</source>
        <translation>编辑中含有无穷大或非数值。</translation>
    </message>
    <message>
        <source>Residual to anchor</source>
        <translation>到锚概念的残差</translation>
    </message>
    <message>
        <source>How far the target&apos;s keys and values still are from the anchor&apos;s, on average; 0 = they are the same.</source>
        <translation>目标的键与值平均距锚概念的键与值还有多远；0 = 相同。</translation>
    </message>
    <message>
        <source>Kept concepts moved</source>
        <translation>保留概念的偏移</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>How far the kept concepts&apos; keys and values have moved, on average, relative to their size.</source>
        <translation>保留概念的键与值相对其大小平均移动了多远。</translation>
    </message>
    <message>
        <source>Largest change</source>
        <translation>最大变化</translation>
    </message>
    <message>
        <source>The edit changes nothing.</source>
        <translation>编辑没有改动任何东西。</translation>
    </message>
    <message>
        <source>Of a matrix, relative to its own size.</source>
        <translation>单个矩阵相对其自身大小的变化。</translation>
    </message>
    <message>
        <source>Condition number</source>
        <translation>条件数</translation>
    </message>
    <message>
        <source>Of the matrix the closed form inverts; above ten million, single precision has no digits left.</source>
        <translation>闭式解所求逆矩阵的条件数；超过一千万时单精度已无有效位数。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pentimento::HelpDesk</name>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>The page about what has the focus</source>
        <translation>当前焦点所在处的说明</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>All keys in a table</source>
        <translation>所有按键一览</translation>
    </message>
    <message>
        <source>Quick &amp;tour</source>
        <translation>快速导览(&amp;T)</translation>
    </message>
    <message>
        <source>Five places of the window</source>
        <translation>窗口的五个地方</translation>
    </message>
    <message>
        <source>Play the &amp;demo</source>
        <translation>播放演示(&amp;D)</translation>
    </message>
    <message>
        <source>The whole walk by itself, on the miniature</source>
        <translation>在微型模型上自动走完全程</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Play the demo</source>
        <translation>播放演示</translation>
    </message>
    <message>
        <source>The demo opens the miniature anew. Edits that are not saved are lost. Play it?</source>
        <translation>演示会重新打开微型模型，未保存的编辑将丢失。要播放吗？</translation>
    </message>
    <message>
        <source>Open the &amp;sample project</source>
        <translation>打开示例项目(&amp;S)</translation>
    </message>
    <message>
        <source>An erasure that is done, to look at: pictures, timeline, curves, labels</source>
        <translation>一次已完成的擦除，供查看：图片、时间线、曲线、标注</translation>
    </message>
</context>
<context>
    <name>pentimento::HelpView</name>
    <message>
        <source>Pages of the help</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Back to the page before  (Alt+Left)</source>
        <translation>回到上一页  (Alt+Left)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>在帮助中查找</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>pentimento::JudgeDialog</name>
    <message>
        <source>Judge</source>
        <translation>评判器</translation>
    </message>
    <message>
        <source>Another judge…</source>
        <translation>换一个评判器…</translation>
    </message>
    <message>
        <source>A Transformers CLIP folder, or a head that was trained earlier</source>
        <translation>一个 Transformers CLIP 文件夹，或以前训练好的分类头</translation>
    </message>
    <message>
        <source>The model’s own</source>
        <translation>模型自带的</translation>
    </message>
    <message>
        <source>The judge that lies in the model’s folder</source>
        <translation>模型文件夹中自带的评判器</translation>
    </message>
    <message>
        <source>Train on labelled pictures…</source>
        <translation>用带标签的图片训练…</translation>
    </message>
    <message>
        <source>A folder a label with PNG or JPEG pictures in it, and “none” for pictures that show none of them; at least ten with each label and ten without</source>
        <translation>每个标签一个文件夹，内放 PNG 或 JPEG 图片；不含任何标签的图片放入“none”。每个标签至少十张，不含它的也至少十张</translation>
    </message>
    <message>
        <source>Judge with it</source>
        <translation>用它评判</translation>
    </message>
    <message>
        <source>From now on the trained head judges; the grid is drawn and counted again</source>
        <translation>从现在起由训练好的分类头评判；网格会重新绘制和计数</translation>
    </message>
    <message>
        <source>Another judge begins anew: what the old one said goes, and all pictures of the grid are drawn and judged again. Rates of two judges are never mixed.</source>
        <translation>换评判器即从头开始：旧评判器的结论作废，网格中的全部图片重新绘制和评判。两个评判器的比率绝不混用。</translation>
    </message>
    <message>
        <source>A Transformers CLIP folder, or a trained head</source>
        <translation>一个 Transformers CLIP 文件夹，或训练好的分类头</translation>
    </message>
    <message>
        <source>Labelled pictures: a folder a label</source>
        <translation>带标签的图片：每个标签一个文件夹</translation>
    </message>
    <message>
        <source>Save the trained head as a folder</source>
        <translation>将训练好的分类头保存为文件夹</translation>
    </message>
</context>
<context>
    <name>pentimento::JudgeView</name>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>The judge</source>
        <translation>评判器</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>the model’s own folder</source>
        <translation>模型自己的文件夹</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>a head trained on labelled pictures, over a CLIP</source>
        <translation>在 CLIP 之上、用带标签图片训练的分类头</translation>
    </message>
    <message>
        <source>zero-shot CLIP: picture against words</source>
        <translation>零样本 CLIP：图片与词语比较</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>the words that the grid asks for</source>
        <translation>网格所问的词</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>seen from 50 %; not sure, and not counted, between 35 % and 65 %</source>
        <translation>50 % 起视为可见；35 % 到 65 % 之间不确定，不计入</translation>
    </message>
    <message>
        <source>Nobody judges the pictures</source>
        <translation>没有评判器</translation>
    </message>
    <message>
        <source>This model brings no judge, so its pictures stay “not scored”. Take a Transformers CLIP folder, such as openai/clip-vit-large-patch14 as it is downloaded, or a head that was trained earlier.</source>
        <translation>此模型不带评判器，因此图片保持“未评分”。可选用一个 Transformers CLIP 文件夹（例如下载的 openai/clip-vit-large-patch14），或以前训练好的分类头。</translation>
    </message>
    <message>
        <source>On this model’s pictures before any edit</source>
        <translation>在此模型未编辑时的图片上</translation>
    </message>
    <message>
        <source>False alarms</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>漏报</translation>
    </message>
    <message>
        <source>Trained just now; it does not judge yet.</source>
        <translation>刚刚训练好；尚未用于评判。</translation>
    </message>
    <message>
        <source>On labelled pictures that were kept apart</source>
        <translation>在留出的带标签图片上</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Finds (TPR)</source>
        <translation>检出 (TPR)</translation>
    </message>
    <message>
        <source>False alarms (FPR)</source>
        <translation>误报 (FPR)</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Learned from %1 pictures, thresholds from %2, counted on %3. Counts are k/n with their 95 % interval.</source>
        <translation>从 %1 张图片学习，用 %2 张定阈值，在 %3 张上计数。计数为 k/n 及其 95 % 区间。</translation>
    </message>
</context>
<context>
    <name>pentimento::KeepChip</name>
    <message>
        <source>Keep %1 as well</source>
        <translation>同时保留 %1</translation>
    </message>
    <message>
        <source>%1 is kept</source>
        <translation>%1 已列为保留</translation>
    </message>
    <message>
        <source>Keep “%1” as it is</source>
        <translation>让“%1”保持原样</translation>
    </message>
    <message>
        <source>Click to stop keeping “%1”</source>
        <translation>单击以不再保留“%1”</translation>
    </message>
</context>
<context>
    <name>pentimento::KeepList</name>
    <message>
        <source>Keep as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Keep another concept</source>
        <translation>再保留一个概念</translation>
    </message>
    <message>
        <source>words; parted like this</source>
        <translation>多个词；用分号隔开</translation>
    </message>
    <message>
        <source>Concepts to keep</source>
        <translation>要保留的概念</translation>
    </message>
</context>
<context>
    <name>pentimento::KeyModel</name>
    <message>
        <source>%1  (changed)</source>
        <translation>%1  （已更改）</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>pentimento::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>搜索操作与按键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation>新的按键：请按下</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Give the action these keys</source>
        <translation>把这些按键指定给该操作</translation>
    </message>
    <message>
        <source>Leave the action without keys; menu and palette still have it</source>
        <translation>不为该操作设按键；菜单和命令面板中仍可使用</translation>
    </message>
    <message>
        <source>The action&apos;s first keys again</source>
        <translation>恢复该操作最初的按键</translation>
    </message>
    <message>
        <source>The first keys of every action again</source>
        <translation>恢复所有操作最初的按键</translation>
    </message>
    <message>
        <source>%1 is the key of “%2”. Assigning it here takes it away there.</source>
        <translation>%1 是“%2”的按键。在此指定会从那里移走。</translation>
    </message>
    <message>
        <source>Press new keys in the field, then Assign. Keys work in the whole window.</source>
        <translation>在输入框中按下新的按键，然后点“指定”。按键在整个窗口有效。</translation>
    </message>
</context>
<context>
    <name>pentimento::LabelQueueView</name>
    <message>
        <source>The detector is not sure.</source>
        <translation>检测器不确定。</translation>
    </message>
    <message>
        <source>Its two learners disagree.</source>
        <translation>它的两个学习器意见不一。</translation>
    </message>
    <message>
        <source>Among the first of a new snapshot.</source>
        <translation>属于新快照的首批图像。</translation>
    </message>
    <message>
        <source>Drawn at random, to audit the detector.</source>
        <translation>随机抽取，用于审核检测器。</translation>
    </message>
    <message>
        <source>The labels left cover all pictures left.</source>
        <translation>剩余标注额度足以覆盖剩余的全部图像。</translation>
    </message>
    <message>
        <source>Label queue</source>
        <translation>标注队列</translation>
    </message>
    <message>
        <source>How many labels the next run may ask for</source>
        <translation>下次运行最多可请求多少标注</translation>
    </message>
    <message>
        <source>up to %1 labels</source>
        <translation>最多 %1 个标注</translation>
    </message>
    <message>
        <source>as many as needed</source>
        <translation>按需</translation>
    </message>
    <message>
        <source>Second rater: every tenth answered picture once more</source>
        <translation>第二评判人：每十张已答图像再答一次</translation>
    </message>
    <message>
        <source>Blind: hide the prompt and why it is asked</source>
        <translation>盲评：隐藏提示词与提问原因</translation>
    </message>
    <message>
        <source>Take the last answer back (U)</source>
        <translation>撤回上一个回答（U）</translation>
    </message>
    <message>
        <source>Close the label queue</source>
        <translation>关闭标注队列</translation>
    </message>
    <message>
        <source>S  Later</source>
        <translation>S  稍后</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>已答 %1 / %2</translation>
    </message>
    <message>
        <source>%1 answered</source>
        <translation>已答 %1</translation>
    </message>
    <message>
        <source>%1 open, %2</source>
        <translation>待答 %1，%2</translation>
    </message>
    <message>
        <source>Nothing to label yet. While an erasure runs, a detector watches its pictures for leaks and puts those before you that it is not sure of, and some at random; your answers correct the leak rate.</source>
        <translation>还没有需要标注的图像。擦除进行时，检测器会检查图像是否泄漏，把它不确定的以及随机抽取的一些交给您；您的回答会校正泄漏率。</translation>
    </message>
    <message>
        <source>Nothing is left for the second rater.</source>
        <translation>没有留给第二评判人的图像了。</translation>
    </message>
    <message>
        <source>Nothing is asked right now. New questions appear here by themselves.</source>
        <translation>目前没有问题。新问题会自动出现在这里。</translation>
    </message>
    <message>
        <source>Does it show: %1?</source>
        <translation>画面中有 %1 吗？</translation>
    </message>
    <message>
        <source>The prompt is hidden.</source>
        <translation>提示词已隐藏。</translation>
    </message>
    <message>
        <source>Snapshot %1, seed %2. %3</source>
        <translation>快照 %1，种子 %2。%3</translation>
    </message>
    <message>
        <source>Leak rate</source>
        <translation>泄漏率</translation>
    </message>
    <message>
        <source>%1 % (%2–%3)</source>
        <translation>%1 %（%2–%3）</translation>
    </message>
    <message>
        <source>Of the newest snapshot: what the detector says, corrected by your answers, of %1 pictures; 95 %, exact by strata.</source>
        <translation>最新快照：检测器的结论经您的回答校正，共 %1 张图像；95 %，分层精确区间。</translation>
    </message>
    <message>
        <source>The detector alone</source>
        <translation>仅检测器</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The share of pictures that it calls a leak.</source>
        <translation>它判为泄漏的图像比例。</translation>
    </message>
    <message>
        <source>Answered of asked</source>
        <translation>已答 / 已问</translation>
    </message>
    <message>
        <source>Of the newest snapshot.</source>
        <translation>最新快照。</translation>
    </message>
    <message>
        <source>Audited at random</source>
        <translation>随机审核</translation>
    </message>
    <message>
        <source>%1, %2 wrong</source>
        <translation>%1，%2 个错误</translation>
    </message>
    <message>
        <source>Enough for the band to mean something.</source>
        <translation>足以使区间有意义。</translation>
    </message>
    <message>
        <source>Too few yet: ninety are wanted, and a band of at most 20 %.</source>
        <translation>还太少：需要九十个，且区间不超过 20 %。</translation>
    </message>
    <message>
        <source>It finds leaks</source>
        <translation>发现泄漏的比例</translation>
    </message>
    <message>
        <source>Where it was audited at random.</source>
        <translation>在随机审核处。</translation>
    </message>
    <message>
        <source>It cries wolf</source>
        <translation>误报的比例</translation>
    </message>
    <message>
        <source>Two raters agree</source>
        <translation>两位评判人一致</translation>
    </message>
    <message>
        <source>κ %1, n %2</source>
        <translation>κ %1，n %2</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa over leak, clean, not sure and broken.</source>
        <translation>泄漏、干净、不确定与损坏上的 Cohen κ。</translation>
    </message>
    <message>
        <source>Pictures to label</source>
        <translation>待标注的图片</translation>
    </message>
    <message>
        <source>Save the labelled pictures, a folder a label, to train a judge on</source>
        <translation>保存带标签的图片，每个标签一个文件夹，用来训练评判器</translation>
    </message>
</context>
<context>
    <name>pentimento::LabelTiles</name>
    <message numerus="yes">
        <source>%n picture(s) to label</source>
        <translation>
            <numerusform>%n 张图像待标注</numerusform>
        </translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
</context>
<context>
    <name>pentimento::LayerStrip</name>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>to anchor</source>
        <translation>到锚概念</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>%1: at most %2</source>
        <translation>%1：最多 %2</translation>
    </message>
    <message>
        <source>Every matrix. %1</source>
        <translation>每个矩阵。%1</translation>
    </message>
    <message>
        <source>%1
changed by %2 %; residual to the anchor %3; kept concepts moved by %4 %</source>
        <translation>%1
变化 %2 %；到锚概念的残差 %3；保留概念移动 %4 %</translation>
    </message>
</context>
<context>
    <name>pentimento::LogModel</name>
    <message>
        <source>debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pentimento::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Nothing to show. What the program does, and why something failed, is written here.</source>
        <translation>没有内容。程序做了什么、为什么失败，都写在这里。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the log by words</source>
        <translation>按词筛选日志</translation>
    </message>
    <message>
        <source>From which level on</source>
        <translation>从哪个级别起</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>从“%1”起</translation>
    </message>
    <message>
        <source>Copy the lines shown</source>
        <translation>复制所示的行</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>关闭日志</translation>
    </message>
</context>
<context>
    <name>pentimento::LookMenus</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>No font of this system has these characters. Debian&apos;s package fonts-noto-cjk has.</source>
        <translation>本系统没有包含这些字符的字体。Debian 的 fonts-noto-cjk 软件包提供。</translation>
    </message>
    <message>
        <source>La&amp;youts</source>
        <translation>布局(&amp;Y)</translation>
    </message>
    <message>
        <source>Only the &amp;pictures</source>
        <translation>仅图像(&amp;P)</translation>
    </message>
    <message>
        <source>Watch the &amp;training</source>
        <translation>观察训练(&amp;T)</translation>
    </message>
    <message>
        <source>Answer the &amp;label queue</source>
        <translation>回答标注队列(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save this layout…</source>
        <translation>保存此布局(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>删除(&amp;F)</translation>
    </message>
    <message>
        <source>Save this layout</source>
        <translation>保存此布局</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>The layout is in View, Layouts.</source>
        <translation>布局已保存在“视图”→“布局”中。</translation>
    </message>
</context>
<context>
    <name>pentimento::LossChart</name>
    <message>
        <source>Loss of the attack and of its null control</source>
        <translation>攻击及其零对照的损失</translation>
    </message>
    <message>
        <source>What the search makes smaller, step by step: solid for the attack, dashed for its null control. A low loss alone proves nothing; the counted pictures do.</source>
        <translation>搜索逐步减小的量：实线为攻击，虚线为其零对照。损失低本身不能证明什么，计数的图像才能。</translation>
    </message>
    <message>
        <source>attack %1</source>
        <translation>攻击 %1</translation>
    </message>
    <message>
        <source>null control %1</source>
        <translation>零对照 %1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>pentimento::MainToolBar</name>
    <message>
        <source>Main tool bar</source>
        <translation>主工具栏</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Lock the seeds</source>
        <translation>锁定种子</translation>
    </message>
    <message>
        <source>Keep these seeds: they can be neither typed nor rolled until unlocked</source>
        <translation>保持这些种子：解锁前既不能输入也不能随机更换</translation>
    </message>
    <message>
        <source>Other seeds</source>
        <translation>换一批种子</translation>
    </message>
    <message>
        <source>As many other seeds, by chance</source>
        <translation>随机换成同样数量的其他种子</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1
base %2
%3</source>
        <translation>%1
基础 %2
%3</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Opening %1 …</source>
        <translation>正在打开 %1…</translation>
    </message>
</context>
<context>
    <name>pentimento::MainWindow</name>
    <message>
        <source>Pentimento</source>
        <translation>Pentimento</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Conflict map</source>
        <translation>冲突图</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Label queue</source>
        <translation>标注队列</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Every %1 should become a %2. Watch what still shines through.</source>
        <translation>每个 %1 都应变成 %2。看看还有什么透出来。</translation>
    </message>
    <message>
        <source>Starts from the unedited model; the new layer adds to the edits below.</source>
        <translation>从未编辑的模型开始；新的一层加在下面的编辑之上。</translation>
    </message>
    <message>
        <source>Save the edit</source>
        <translation>保存编辑</translation>
    </message>
    <message>
        <source>Edits (*.safetensors)</source>
        <translation>编辑 (*.safetensors)</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
    <message>
        <source>Open a model folder</source>
        <translation>打开模型文件夹</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>打开检查点</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors *.ckpt *.pt *.pth *.bin);;All files (*)</source>
        <translation>检查点 (*.safetensors *.ckpt *.pt *.pth *.bin);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open an edit</source>
        <translation>打开编辑</translation>
    </message>
    <message>
        <source>A new folder, as Diffusers opens it (*)</source>
        <translation>新文件夹，Diffusers 可打开 (*)</translation>
    </message>
    <message>
        <source>A single file, as most other tools open it (*.safetensors)</source>
        <translation>单个文件，多数其他工具可打开 (*.safetensors)</translation>
    </message>
    <message>
        <source>Export the edited model</source>
        <translation>导出编辑后的模型</translation>
    </message>
    <message>
        <source>About Pentimento</source>
        <translation>关于 Pentimento</translation>
    </message>
    <message>
        <source>Pentimento %1, LibTorch %2, Qt %3

Erases a concept from a text-to-image model while you watch, and shows with evidence what still shines through.

GPL-3.0-or-later</source>
        <translation>Pentimento %1，LibTorch %2，Qt %3

在您眼前从文生图模型中擦除一个概念，并用证据展示还有什么透出来。

GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>Open a suite of prompts</source>
        <translation>打开提示词集</translation>
    </message>
    <message>
        <source>Suites (*.csv);;Pictures (*.png)</source>
        <translation>提示词集 (*.csv);;图像 (*.png)</translation>
    </message>
    <message>
        <source>&amp;States side by side</source>
        <translation>状态并排(&amp;S)</translation>
    </message>
    <message>
        <source>One seed, and a column for each state: snapshots, each edit alone, what is shown  (V)</source>
        <translation>一个种子，每个状态一列：快照、每个编辑单独、当前显示的状态  (V)</translation>
    </message>
    <message>
        <source>Untitled %1</source>
        <translation>未命名 %1</translation>
    </message>
    <message>
        <source>Bit-equal to the recorded picture.</source>
        <translation>与记录的图像逐位相同。</translation>
    </message>
    <message>
        <source>%1: %2 when recorded, %3 now</source>
        <translation>%1：记录时 %2，现在 %3</translation>
    </message>
    <message>
        <source>No recorded condition changed.</source>
        <translation>记录的条件没有变化。</translation>
    </message>
    <message>
        <source>Differs; %1. %2</source>
        <translation>有差异；%1。%2</translation>
    </message>
    <message>
        <source>Differs by at most %1 of 255, PSNR %2 dB. %3</source>
        <translation>最多相差 %1/255，PSNR %2 dB。%3</translation>
    </message>
    <message>
        <source>%1 – Pentimento</source>
        <translation>%1 – Pentimento</translation>
    </message>
    <message>
        <source>This project was made by an older Pentimento and has been brought up to date. Its index from before is kept as %1.</source>
        <translation>此项目由旧版 Pentimento 创建，现已更新。原索引保留为 %1。</translation>
    </message>
    <message>
        <source>Not saved yet, it is tried again: %1</source>
        <translation>尚未保存，正在重试：%1</translation>
    </message>
    <message>
        <source>Everything is saved again.</source>
        <translation>全部已重新保存。</translation>
    </message>
    <message>
        <source>Drawing it again…</source>
        <translation>正在重新绘制…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The audit report was stopped; it is not whole.</source>
        <translation>审计报告被停止，内容不完整。</translation>
    </message>
    <message>
        <source>The audit report is in %1.</source>
        <translation>审计报告在 %1。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>A folder for the audit report</source>
        <translation>审计报告的文件夹</translation>
    </message>
    <message>
        <source>%1 audit</source>
        <translation>%1 审计</translation>
    </message>
    <message>
        <source>The model %1 of this project is not where it was, %2. Nothing is drawn or written until it is found, or another one is opened.</source>
        <translation>此项目的模型 %1 不在原处 %2。找到它或打开另一个模型之前，不会绘制或写入任何内容。</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>%1 现在在哪里？</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>A new project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Projects (*%1)</source>
        <translation>项目 (*%1)</translation>
    </message>
    <message>
        <source>Open p&amp;roject…</source>
        <translation>打开项目(&amp;R)…</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Recent pro&amp;jects</source>
        <translation>最近的项目(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Close the project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Audit report…</source>
        <translation>审计报告(&amp;A)…</translation>
    </message>
    <message>
        <source>Erase %1 (%2)</source>
        <translation>擦除 %1（%2）</translation>
    </message>
    <message>
        <source>Trade-off</source>
        <translation>权衡</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>An erasure is running. Stop it, or wait, then open the sample project.</source>
        <translation>正在擦除。请停止或等待结束，再打开示例项目。</translation>
    </message>
    <message>
        <source>Ready. Erased in %1 s, of which the pictures took %2 s on the way and %3 s at the end (%4 %)</source>
        <translation>就绪。擦除用时 %1 秒，其中图片在途中占 %2 秒，末尾占 %3 秒（%4 %）</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>攻击</translation>
    </message>
    <message>
        <source>Save the labelled pictures in a new folder</source>
        <translation>将带标签的图片保存到新文件夹</translation>
    </message>
    <message>
        <source>%1 pictures with a leak and %2 clean ones lie in %3; %4 answered ones are left out. Model, Judge trains a judge on them.</source>
        <translation>%1 张泄漏图片和 %2 张干净图片已存入 %3；%4 张已回答的未包括在内。可在“模型”“评判器”中用它们训练评判器。</translation>
    </message>
</context>
<context>
    <name>pentimento::MeterModel</name>
    <message>
        <source>%1–%2 %</source>
        <translation>%1–%2 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: not measured</source>
        <translation>%1：未测量</translation>
    </message>
    <message>
        <source>%1: %2 of %3 leak</source>
        <translation>%1：%3 个中 %2 个泄漏</translation>
    </message>
    <message>
        <source>%1: %2 of %3 broke</source>
        <translation>%1：%3 个中 %2 个损坏</translation>
    </message>
    <message>
        <source>, 95 % interval %1 to %2 %</source>
        <translation>，95 % 区间 %1 至 %2 %</translation>
    </message>
    <message>
        <source>, the judge&apos;s false alarms %1 of %2</source>
        <translation>，评判模型误报 %1 / %2</translation>
    </message>
    <message>
        <source>, before the edit %1 of %2</source>
        <translation>，编辑前 %1 / %2</translation>
    </message>
    <message>
        <source>, its null control %1 of %2</source>
        <translation>，其空白对照 %1 / %2</translation>
    </message>
</context>
<context>
    <name>pentimento::MethodCombo</name>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
</context>
<context>
    <name>pentimento::ModelDialog</name>
    <message>
        <source>About this model</source>
        <translation>关于此模型</translation>
    </message>
</context>
<context>
    <name>pentimento::ModelView</name>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>关于模型</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>, %1 × %1 pixels</source>
        <translation>，%1 × %1 像素</translation>
    </message>
    <message>
        <source>, %1 prediction</source>
        <translation>，%1 预测</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Runs in</source>
        <translation>运行精度</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Base hash</source>
        <translation>基础哈希</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>评判模型</translation>
    </message>
    <message>
        <source>none: pictures stay “not scored”</source>
        <translation>无：图像保持“未评分”</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Every key of every component was found, in the shape that it should have.</source>
        <translation>每个组件的每个键都已找到，形状也正确。</translation>
    </message>
</context>
<context>
    <name>pentimento::PairDelegate</name>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>run again</source>
        <translation>重新运行</translation>
    </message>
</context>
<context>
    <name>pentimento::PictureDesk</name>
    <message>
        <source>picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>后</translation>
    </message>
    <message>
        <source>There is no picture to be seen in the selected cell.</source>
        <translation>所选单元格中没有可见的图片。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Save or copy</source>
        <translation>保存或复制</translation>
    </message>
    <message>
        <source>Save the picture after…</source>
        <translation>保存之后的图片…</translation>
    </message>
    <message>
        <source>Save the picture before…</source>
        <translation>保存之前的图片…</translation>
    </message>
    <message>
        <source>Copy the picture after</source>
        <translation>复制之后的图片</translation>
    </message>
    <message>
        <source>Copy the picture before</source>
        <translation>复制之前的图片</translation>
    </message>
</context>
<context>
    <name>pentimento::PlanPanel</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Add a concept</source>
        <translation>添加概念</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Name a concept to erase.</source>
        <translation>请写出要擦除的概念。</translation>
    </message>
</context>
<context>
    <name>pentimento::PresentView</name>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>Esc closes · H reveals hidden pictures · ← → snapshots · Space pauses</source>
        <translation>Esc 关闭 · H 显示隐藏图像 · ← → 快照 · 空格 暂停</translation>
    </message>
</context>
<context>
    <name>pentimento::PresentWindow</name>
    <message>
        <source>Pentimento</source>
        <translation>Pentimento</translation>
    </message>
    <message>
        <source>Erasing %1</source>
        <translation>正在擦除 %1</translation>
    </message>
    <message>
        <source>%1 erased</source>
        <translation>%1 已擦除</translation>
    </message>
    <message>
        <source>What the model draws now</source>
        <translation>模型现在画出的内容</translation>
    </message>
    <message>
        <source>drawing %1 instead</source>
        <translation>改画 %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>直接请求</translation>
    </message>
    <message>
        <source>Means the same</source>
        <translation>同义</translation>
    </message>
    <message>
        <source>Also means %1</source>
        <translation>也指 %1</translation>
    </message>
    <message>
        <source>Must stay</source>
        <translation>必须保留</translation>
    </message>
</context>
<context>
    <name>pentimento::ProjectKeeper</name>
    <message>
        <source>A picture can be replayed once nothing is being erased.</source>
        <translation>没有擦除进行时才能重放图像。</translation>
    </message>
    <message>
        <source>This picture is not in the project: it belongs to a state on the way.</source>
        <translation>此图像不在项目中：它属于中间状态。</translation>
    </message>
</context>
<context>
    <name>pentimento::QueueModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>paused at %1</source>
        <translation>暂停于 %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>stopped at %1</source>
        <translation>停止于 %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>pentimento::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Close the queue</source>
        <translation>关闭队列</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Begin with the first plan that waits</source>
        <translation>从排在最前的方案开始</translation>
    </message>
    <message>
        <source>Nothing runs and nothing waits. Jobs asked for while another one runs line up here; Run, Erase later puts the plan here.</source>
        <translation>没有运行中或等待中的任务。在另一任务运行时提出的任务会排在这里；“运行”菜单的“稍后擦除”把方案放到这里。</translation>
    </message>
    <message>
        <source>To the &amp;front</source>
        <translation>移到最前(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Take it out</source>
        <translation>移出队列(&amp;T)</translation>
    </message>
</context>
<context>
    <name>pentimento::ReportChart</name>
    <message>
        <source>– not tested</source>
        <translation>– 未测试</translation>
    </message>
</context>
<context>
    <name>pentimento::ReportJob</name>
    <message>
        <source>The audit report: reading the project…</source>
        <translation>审计报告：正在读取项目…</translation>
    </message>
    <message>
        <source>The audit report: writing the page and its tables…</source>
        <translation>审计报告：正在写出页面与表格…</translation>
    </message>
    <message>
        <source>The audit report: page %1 of %2 of the PDF…</source>
        <translation>审计报告：PDF 第 %1 / %2 页…</translation>
    </message>
</context>
<context>
    <name>pentimento::RunArea</name>
    <message>
        <source>Progress of the erasure</source>
        <translation>擦除进度</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Stopped at step %1</source>
        <translation>停在第 %1 步</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>pentimento::SeedsField</name>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Each seed is one column of pictures: 41–44, or 3, 7, 12</source>
        <translation>每个种子对应一列图像：41–44，或 3, 7, 12</translation>
    </message>
</context>
<context>
    <name>pentimento::SelectedPictureView</name>
    <message>
        <source>%1, not sure</source>
        <translation>%1，不确定</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>后</translation>
    </message>
    <message>
        <source>attention on “%1”</source>
        <translation>对“%1”的注意力</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 score</source>
        <translation>%1 得分</translation>
    </message>
    <message>
        <source>How probable the judge finds it, before and after.</source>
        <translation>评判模型认为的概率，擦除前与后。</translation>
    </message>
    <message>
        <source>Counts as a leak from</source>
        <translation>判为泄漏的阈值</translation>
    </message>
    <message>
        <source>Counts as kept from</source>
        <translation>判为保留的阈值</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Draw this picture again from its manifest and compare it to the bit</source>
        <translation>按清单重画此图像并逐位比较</translation>
    </message>
</context>
<context>
    <name>pentimento::SettingRow</name>
    <message>
        <source> In %1.</source>
        <translation> 单位：%1。</translation>
    </message>
    <message>
        <source> Default: %1.</source>
        <translation> 默认：%1。</translation>
    </message>
</context>
<context>
    <name>pentimento::SettingsForm</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Settings that no preset has</source>
        <translation>没有任何预设使用的设置</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>收起设置</translation>
    </message>
    <message numerus="yes">
        <source>All %n settings</source>
        <translation>
            <numerusform>全部 %n 项设置</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::StatesPage</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Pictures of one seed, prompts by states of the model</source>
        <translation>同一种子的图片，按提示词与模型状态排列</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close the states</source>
        <translation>关闭状态视图</translation>
    </message>
    <message>
        <source>States of the model side by side</source>
        <translation>模型状态并排</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>Shown in the grid</source>
        <translation>网格中所示</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>As fits</source>
        <translation>自动选择</translation>
    </message>
</context>
<context>
    <name>pentimento::StatusStrip</name>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1 of %2 GB</source>
        <translation>%1 / %2 GB</translation>
    </message>
    <message>
        <source>Memory that Pentimento uses, of what the machine has</source>
        <translation>Pentimento 占用的内存 / 机器的内存</translation>
    </message>
    <message>
        <source>State %1, copy</source>
        <translation>状态 %1，复制</translation>
    </message>
    <message>
        <source>%1
The weights that pictures are drawn with now. A click copies it.</source>
        <translation>%1
当前绘图所用权重的哈希。单击即复制。</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>%1, %2 %3 of %4</source>
        <translation>%1，%3 / %4 %2</translation>
    </message>
    <message>
        <source>%1
Click to put it away.</source>
        <translation>%1
单击以收起。</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>last %1 %2 ago</source>
        <translation>上一%1在 %2 前</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>次动静</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>pentimento::StrengthField</name>
    <message>
        <source>Strength in figures</source>
        <translation>强度数值</translation>
    </message>
    <message>
        <source>−1 to 2; 0 is no edit, 1 is the edit as it was made</source>
        <translation>−1 到 2；0 为无编辑，1 为编辑原样</translation>
    </message>
</context>
<context>
    <name>pentimento::StrengthSlider</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
</context>
<context>
    <name>pentimento::TimelineDesk</name>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>These pictures are sensitive. Tick “Save sensitive pictures too” in the timeline&apos;s menu to save them.</source>
        <translation>这些图片是敏感的。要保存它们，请在时间线菜单中勾选“也保存敏感图片”。</translation>
    </message>
    <message>
        <source>Save as an animated picture</source>
        <translation>另存为动画图片</translation>
    </message>
    <message>
        <source>Save as a strip</source>
        <translation>另存为长条图</translation>
    </message>
    <message>
        <source>Animated PNG (*.png *.apng)</source>
        <translation>动画 PNG (*.png *.apng)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>pentimento::TimelineTools</name>
    <message>
        <source>Play the run</source>
        <translation>播放过程</translation>
    </message>
    <message>
        <source>More for the snapshots</source>
        <translation>快照的更多操作</translation>
    </message>
    <message>
        <source>Play the run as an animation (K)</source>
        <translation>以动画播放过程（K）</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Pin the state before</source>
        <translation>固定编辑前的状态</translation>
    </message>
    <message>
        <source>Pin snapshot %1</source>
        <translation>固定快照 %1</translation>
    </message>
    <message>
        <source>Compare the pinned two</source>
        <translation>对比固定的两个</translation>
    </message>
    <message>
        <source>Save as a strip…</source>
        <translation>另存为长条图…</translation>
    </message>
    <message>
        <source>Save as an animated picture…</source>
        <translation>另存为动画图片…</translation>
    </message>
    <message>
        <source>Save sensitive pictures too</source>
        <translation>也保存敏感图片</translation>
    </message>
</context>
<context>
    <name>pentimento::TimelineView</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>before any change</source>
        <translation>任何改动之前</translation>
    </message>
    <message>
        <source>snapshot %1, step %2</source>
        <translation>快照 %1，第 %2 步</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>擦除前</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>回到实时</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Snapshots land here while the model changes. Drag to go back in time.</source>
        <translation>模型变化时快照会出现在这里。拖动可回到过去。</translation>
    </message>
</context>
<context>
    <name>pentimento::TokenPanel</name>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Close the tokens</source>
        <translation>关闭词元</translation>
    </message>
    <message>
        <source>Prompt to read</source>
        <translation>要解读的提示词</translation>
    </message>
    <message>
        <source>A prompt; that of the selected picture comes by itself</source>
        <translation>提示词；所选图片的提示词会自动填入</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Nearest tokens, by the text encoder’s embeddings</source>
        <translation>最近的词元（按文本编码器的嵌入）</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>the model never sees this one</source>
        <translation>模型看不到这一个</translation>
    </message>
    <message>
        <source>%1 of %2 tokens are cut off</source>
        <translation>%2 个词元中有 %1 个被截断</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>By its text states “%1” is nearest to: %2</source>
        <translation>按文本状态，“%1”最接近：%2</translation>
    </message>
</context>
<context>
    <name>pentimento::Tour</name>
    <message>
        <source>The plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>What goes, and what is drawn in its place: cat becomes dog. Below it what has to stay.</source>
        <translation>擦除什么、改画什么：猫变成狗。下面是必须保留的。</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>One click, about a minute. The model itself is never changed: the result is an edit that can be weakened, switched off and undone.</source>
        <translation>单击一下，约一分钟。模型本身从不改变：结果是一个编辑，可以减弱、关闭和撤销。</translation>
    </message>
    <message>
        <source>The pairs</source>
        <translation>图对</translation>
    </message>
    <message>
        <source>Before and after, from the same noise. Filled marks want attention: ● the cat is still there, ▲ something else broke. A click opens a pair.</source>
        <translation>擦除前后，同一噪声。实心标记需要注意：● 猫还在，▲ 别的东西坏了。单击打开一对。</translation>
    </message>
    <message>
        <source>The timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Every snapshot of the run is kept. Drag to go back to any of them; grid and figures follow.</source>
        <translation>运行的每个快照都保留着。拖动可回到任何一个；网格和数字随之变化。</translation>
    </message>
    <message>
        <source>The evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>What still shines through and what else broke, as k of n with an interval. F1 explains whatever has the focus.</source>
        <translation>什么仍透出来、还有什么坏了，以 n 中 k 个和区间表示。F1 说明焦点所在之处。</translation>
    </message>
</context>
<context>
    <name>pentimento::TourCard</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close the tour; it stays in the Help menu  (Esc)</source>
        <translation>关闭导览；它在帮助菜单中  (Esc)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>pentimento::TradeOffChart</name>
    <message>
        <source>%1, step %2: leaks %3, keeps %4</source>
        <translation>%1，第 %2 步：泄漏 %3，保留 %4</translation>
    </message>
    <message>
        <source>Kept against leaked</source>
        <translation>保留与泄漏</translation>
    </message>
    <message>
        <source>Kept (up) against leaked (across), %</source>
        <translation>保留（纵）与泄漏（横），%</translation>
    </message>
</context>
<context>
    <name>pentimento::TradeOffPanel</name>
    <message>
        <source>Trade-off</source>
        <translation>权衡</translation>
    </message>
    <message>
        <source>Close the trade-off</source>
        <translation>关闭权衡图</translation>
    </message>
    <message>
        <source>No erasure yet. Every snapshot is a point here: how much of the target still leaks, and how much of the rest is kept. Later erasures stand beside it.</source>
        <translation>还没有擦除。每个快照在这里是一个点：目标还泄漏多少，其余保留多少。之后的擦除会并列显示。</translation>
    </message>
</context>
<context>
    <name>pentimento::VerdictFilter</name>
    <message>
        <source>Show or hide the pictures with this verdict</source>
        <translation>显示或隐藏此判定的图像</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pentimento::WindowCommands</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Open Compare first</source>
        <translation>请先打开对比视图</translation>
    </message>
    <message>
        <source>Next way to compare</source>
        <translation>下一种对比方式</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Where the two pictures differ, and back</source>
        <translation>两张图像的差异之处，再按返回</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Shows the other picture while the key is held</source>
        <translation>按住时显示另一张图像</translation>
    </message>
    <message>
        <source>Previous cell</source>
        <translation>上一格</translation>
    </message>
    <message>
        <source>Compare the cell before this one</source>
        <translation>对比上一格</translation>
    </message>
    <message>
        <source>Next cell</source>
        <translation>下一格</translation>
    </message>
    <message>
        <source>Compare the cell after this one</source>
        <translation>对比下一格</translation>
    </message>
    <message>
        <source>Label queue</source>
        <translation>标注队列</translation>
    </message>
    <message>
        <source>Open the label queue first</source>
        <translation>请先打开标注队列</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>The target can be seen</source>
        <translation>看得到目标概念</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>干净</translation>
    </message>
    <message>
        <source>A sound picture without the target</source>
        <translation>图像完好，没有目标概念</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Counted against the claim</source>
        <translation>按不利情形计</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>No picture of anything</source>
        <translation>画面不成形</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Ask again when the others are answered</source>
        <translation>其余答完后再问</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>撤回上一个回答</translation>
    </message>
    <message>
        <source>The picture is asked again</source>
        <translation>重新询问该图像</translation>
    </message>
    <message>
        <source>Split, side by side, blink, blend, difference</source>
        <translation>分割、并排、闪烁、叠加、差异</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>One picture over the other, by a part</source>
        <translation>一张图按比例叠在另一张上</translation>
    </message>
    <message>
        <source>Two states side by side</source>
        <translation>并排两个状态</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左和右</translation>
    </message>
    <message>
        <source>Three states side by side</source>
        <translation>并排三个状态</translation>
    </message>
    <message>
        <source>With the next of the strip</source>
        <translation>再加条带中的下一个</translation>
    </message>
    <message>
        <source>Four states side by side</source>
        <translation>并排四个状态</translation>
    </message>
    <message>
        <source>The whole strip</source>
        <translation>整个条带</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>左右互换</translation>
    </message>
    <message>
        <source>Each takes the other&apos;s side</source>
        <translation>互换两侧的位置</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>One whole multiple more</source>
        <translation>放大一个整数倍</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>One whole multiple less</source>
        <translation>缩小一个整数倍</translation>
    </message>
    <message>
        <source>Fill the room</source>
        <translation>填满空间</translation>
    </message>
    <message>
        <source>As large as the room is</source>
        <translation>与可用空间一样大</translation>
    </message>
    <message>
        <source>Less of the right picture</source>
        <translation>减少右图</translation>
    </message>
    <message>
        <source>Moves the line, or the blend</source>
        <translation>移动分割线或叠加比例</translation>
    </message>
    <message>
        <source>More of the right picture</source>
        <translation>增加右图</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Go to the grid first</source>
        <translation>请先回到网格</translation>
    </message>
    <message>
        <source>Draw the cell again</source>
        <translation>重新绘制单元格</translation>
    </message>
    <message>
        <source>The chosen cell&apos;s row, with the same noise</source>
        <translation>以相同噪声重绘所选单元格所在的行</translation>
    </message>
    <message>
        <source>Pin the row on top</source>
        <translation>将行固定在顶部</translation>
    </message>
    <message>
        <source>It stays whatever is filtered; again lets go</source>
        <translation>无论如何筛选都保留；再按一次取消</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Play the run</source>
        <translation>播放过程</translation>
    </message>
    <message>
        <source>As an animation; again stops</source>
        <translation>以动画方式；再按一次停止</translation>
    </message>
    <message>
        <source>Pin the snapshot</source>
        <translation>固定快照</translation>
    </message>
    <message>
        <source>Two pinned ones can be compared</source>
        <translation>可对比两个固定的快照</translation>
    </message>
    <message>
        <source>Compare the pinned two</source>
        <translation>对比固定的两个</translation>
    </message>
    <message>
        <source>Opens Compare with them</source>
        <translation>在对比中打开它们</translation>
    </message>
</context>
<context>
    <name>pentimento::Workbench</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>A model is being opened.</source>
        <translation>正在打开模型。</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开模型。</translation>
    </message>
    <message>
        <source>Add a concept to erase.</source>
        <translation>请添加要擦除的概念。</translation>
    </message>
    <message>
        <source>Say what to erase.</source>
        <translation>请写明要擦除什么。</translation>
    </message>
    <message>
        <source>Target and anchor are the same word.</source>
        <translation>目标与锚概念是同一个词。</translation>
    </message>
    <message>
        <source>Erasing %1</source>
        <translation>正在擦除 %1</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>单独启用</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Open an edit</source>
        <translation>打开编辑</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Drawing pictures</source>
        <translation>正在绘图</translation>
    </message>
    <message>
        <source>Stopped at step %1</source>
        <translation>停在第 %1 步</translation>
    </message>
    <message>
        <source>Erasing finished. The other prompts are being drawn now.</source>
        <translation>擦除完成。正在绘制其余提示词。</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>擦除 %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>No picture among these says which prompt it was drawn from.</source>
        <translation>这些图像都没有说明是由哪条提示词绘制的。</translation>
    </message>
    <message>
        <source>The grid keeps its prompts while a run goes on.</source>
        <translation>运行期间网格的提示词保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>The grid shows %n prompt(s) of %1. File, The plan&apos;s prompts brings the others back.</source>
        <translation>
            <numerusform>网格显示 %1 的 %n 条提示词。用“文件”→“计划的提示词”可恢复原来的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: %1</source>
        <translation>
            <numerusform>略去 %n 条：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>“Erase %1” waits in the queue as number %2.</source>
        <translation>“擦除 %1”在队列中等待，排在第 %2 位。</translation>
    </message>
    <message>
        <source>Wait for “%1”, or stop it.</source>
        <translation>请等待“%1”完成，或停止它。</translation>
    </message>
    <message>
        <source>Opening a judge</source>
        <translation>正在打开评判器</translation>
    </message>
    <message>
        <source>Training a judge</source>
        <translation>正在训练评判器</translation>
    </message>
</context>
</TS>
