#include "app/cli/interrupt.h"

#include <csignal>
#include <thread>

#include <unistd.h>

namespace pentimento::cli {

void stop_on_interrupt(RunControl& control) {
  // A shell that starts this in the background hands down SIGINT as ignored, and an ignored signal is never
  // waited for.
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  // request_stop takes a lock, which a signal handler must not; a thread that waits for signals may.
  std::thread([signals, &control] {
    int signal = 0;
    sigwait(&signals, &signal);
    control.request_stop();
    sigwait(&signals, &signal);
    _exit(130);
  }).detach();
}

} // namespace pentimento::cli
