// Prompts of somebody's own in the grid instead of the plan's: a suite file, or what pictures say of
// themselves.
#include <set>

#include "app/drops/picture_recall.h"
#include "app/workbench/workbench.h"
#include "core/base/error.h"
#include "core/probes/file_suite.h"
#include "core/probes/suites.h"

namespace pentimento {
namespace {

constexpr std::size_t kMostSeeds = 8; // columns that still fit beside each other

} // namespace

void Workbench::openSuite(const QString& path) {
  try {
    takeSuite(read_suite_file(path.toStdString()));
  } catch (const Error& error) {
    Q_EMIT failed(QString::fromStdString(error.what()));
    Q_EMIT bannerRaised(BannerKind::Error, QString::fromStdString(error.what()));
  }
}

void Workbench::openPictures(const QStringList& paths) {
  const SuiteFile suite = recallPictures(paths);
  if (suite.rows.empty())
    return Q_EMIT bannerRaised(BannerKind::Warning,
                               tr("No picture among these says which prompt it was drawn from."));
  std::set<std::uint64_t> seeds;
  for (const auto& row : suite.rows)
    if (row.seed && seeds.size() < kMostSeeds) seeds.insert(*row.seed);
  if (!seeds.empty() && !run_.running()) {
    plan_.seeds.assign(seeds.begin(), seeds.end());
    Q_EMIT planChanged();
  }
  takeSuite(suite);
}

void Workbench::takeSuite(const SuiteFile& file) {
  if (run_.running())
    return Q_EMIT bannerRaised(BannerKind::Warning, tr("The grid keeps its prompts while a run goes on."));
  const std::string target = plan_.pairs.empty() ? std::string() : plan_.pairs.front().target;
  make_file_suite(file, target, vocabulary_); // a row of an unknown kind is refused before anything changes
  ownSuite_ = file;
  rebuildSuite();
  QString text = tr("The grid shows %n prompt(s) of %1. File, The plan's prompts brings the others back.",
                    nullptr, static_cast<int>(file.rows.size()))
                     .arg(QString::fromStdString(file.name));
  if (!file.rejected.empty())
    text += ' ' + tr("%n left out: %1", nullptr, static_cast<int>(file.rejected.size()))
                      .arg(QString::fromStdString(file.rejected.front()));
  Q_EMIT bannerRaised(file.rejected.empty() ? BannerKind::Done : BannerKind::Warning, text);
}

void Workbench::closeSuite() {
  if (!ownSuite_ || run_.running()) return;
  ownSuite_.reset();
  rebuildSuite();
}

Suite Workbench::suiteNow() const {
  if (!ownSuite_) return grid_suite(plan_, vocabulary_);
  const std::string target = plan_.pairs.empty() ? std::string() : plan_.pairs.front().target;
  return make_file_suite(*ownSuite_, target, vocabulary_).suite;
}

} // namespace pentimento
