#include "core/project/database.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "core/base/error.h"

namespace pentimento {
namespace {

/// Another process that writes a report's worth of rows may hold the file for a moment.
constexpr int kBusyMs = 10'000;

/// What the system said to SQLite last, which its own log alone tells: "os_unix.c:1: (28) write(x) - …".
thread_local int logged_cause = 0;

void listen_to_causes() {
  static const bool once = [] {
    sqlite3_config(
        SQLITE_CONFIG_LOG,
        +[](void*, int, const char* message) {
          const std::string_view text(message);
          if (const auto at = text.find(": ("); text.starts_with("os_") && at != text.npos)
            logged_cause = std::atoi(message + at + 3);
        },
        nullptr);
    return true;
  }();
  static_cast<void>(once);
}

/// What the system says to a new file beside `path`: an error number, or 0. SQLite itself tries again without
/// writing when a file cannot be made, and then knows only that it is not there.
int refusal_beside(const std::filesystem::path& path) {
  const auto probe = path.parent_path() / fmt::format(".probe.{}.part", ::getpid());
  const int file = ::open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  const int number = ::write(file, "x", 1) == 1 ? 0 : errno;
  ::close(file);
  ::unlink(probe.c_str());
  return number;
}

/// Why the system refused: "disk I/O error" says nothing. @return an error number, or 0.
int cause_of(sqlite3* handle, const std::filesystem::path& path) {
  const int logged = std::exchange(logged_cause, 0);
  if ((sqlite3_errcode(handle) & 0xFF) == SQLITE_CANTOPEN) return refusal_beside(path);
  int cause = 0;
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &cause);
  sqlite3_file* log = nullptr;
  if (cause == 0 && sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK)
    if (log && log->pMethods) log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &cause);
  return cause == 0 ? logged : cause;
}

[[noreturn]] void fail(sqlite3* handle, const std::filesystem::path& path) {
  const int code = (handle ? sqlite3_errcode(handle) : SQLITE_NOMEM) & 0xFF;
  std::string got = handle ? sqlite3_errmsg(handle) : "out of memory";
  if (code == SQLITE_IOERR || code == SQLITE_CANTOPEN)
    if (const int cause = cause_of(handle, path)) got += fmt::format(", {}", std::strerror(cause));
  switch (code) {
  case SQLITE_FULL:
    throw Error(ErrorCode::FileUnwritable, path.string() + " could not be written", "", got,
                "free some space; what was recorded so far is kept");
  case SQLITE_READONLY:
  case SQLITE_IOERR:
  case SQLITE_PERM:
  case SQLITE_CANTOPEN:
    throw Error(ErrorCode::FileUnwritable, path.string() + " could not be written", "", got,
                "choose a folder that you may write to, or free some space");
  case SQLITE_NOTADB:
  case SQLITE_CORRUPT:
    throw Error(ErrorCode::BadFormat, path.string() + " is not a project's index, or is damaged",
                "an SQLite database", got, "copies from before a migration lie beside it");
  case SQLITE_BUSY:
    throw Error(ErrorCode::FileUnreadable, path.string() + " is in use", "", got, "try again in a moment");
  default:
    throw Error(ErrorCode::FileUnreadable, path.string() + " cannot be read", "", got);
  }
}

} // namespace

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)),
      path_(std::move(other.path_)), bound_(other.bound_) {}

Statement& Statement::bind(std::int64_t value) {
  if (sqlite3_bind_int64(statement_, ++bound_, value) != SQLITE_OK) fail(database_, path_);
  return *this;
}

Statement& Statement::bind(double value) {
  if (sqlite3_bind_double(statement_, ++bound_, value) != SQLITE_OK) fail(database_, path_);
  return *this;
}

Statement& Statement::bind(std::string_view value) {
  if (sqlite3_bind_text64(statement_, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) !=
      SQLITE_OK)
    fail(database_, path_);
  return *this;
}

Statement& Statement::bind_nothing() {
  if (sqlite3_bind_null(statement_, ++bound_) != SQLITE_OK) fail(database_, path_);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) fail(database_, path_);
  return code == SQLITE_ROW;
}

void Statement::run() {
  while (step()) {
  }
}

std::int64_t Statement::whole(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string();
}

bool Statement::empty(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Database::Database(std::filesystem::path path, Access access) : path_(std::move(path)) {
  if (access == Access::Read && !std::filesystem::exists(path_))
    throw Error(ErrorCode::FileNotFound, path_.string() + " is not there", "", "", "check the path");
  listen_to_causes();
  open(path_.string(),
       access == Access::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (access == Access::Read) read_as_it_lies();
  try {
    execute("PRAGMA foreign_keys = ON");
    // FULL: a commit is on the disk when it returns, so that a row never promises more than a power cut
    // leaves.
    if (access == Access::Write) execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

void Database::open(const std::string& name, int flags) {
  if (sqlite3_open_v2(name.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    struct Closer { // fail throws, and the destructor of a half-made object does not run
      sqlite3* handle;
      ~Closer() { sqlite3_close(handle); }
    } closer{handle_};
    fail(handle_, path_);
  }
  sqlite3_busy_timeout(handle_, kBusyMs);
}

/// Reading may need writing: half a change of a process that is gone is undone first, and write-ahead mode
/// has an index of its log, which a read-only folder or a full disk refuses. Where nothing waits in either,
/// the file is all there is and can be read without.
void Database::read_as_it_lies() {
  const auto asked = [&] {
    sqlite3_exec(handle_, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
    return sqlite3_errcode(handle_) & 0xFF;
  };
  const auto waits = [&](const char* suffix) {
    std::error_code none;
    const auto file = path_.string() + suffix;
    return std::filesystem::exists(file, none) && std::filesystem::file_size(file, none) > 0;
  };
  int code = asked();
  if (code == SQLITE_READONLY && waits("-journal")) {
    sqlite3_close(handle_);
    open(path_.string(), SQLITE_OPEN_READWRITE);
    asked();
    sqlite3_close(handle_);
    open(path_.string(), SQLITE_OPEN_READONLY);
    code = asked();
  }
  const bool refused =
      code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_IOERR || code == SQLITE_FULL;
  if (!refused || waits("-journal") || waits("-wal")) return; // the first real question may complain
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path_).string())
    uri += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02X}", c) : std::string(1, c);
  sqlite3_close(handle_);
  open(uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

Database::~Database() {
  sqlite3_close(handle_);
}

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
    fail(handle_, path_);
  return {handle_, statement, path_};
}

void Database::execute(const std::string& sql) const {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_, path_);
}

std::int64_t Database::last_id() const {
  return sqlite3_last_insert_rowid(handle_);
}

int Database::user_version() const {
  auto query = prepare("PRAGMA user_version");
  return query.step() ? static_cast<int>(query.whole(0)) : 0;
}

std::vector<std::string> Database::problems() const {
  std::vector<std::string> problems;
  auto check = prepare("PRAGMA integrity_check");
  while (check.step())
    if (const auto line = check.text(0); line != "ok") problems.push_back(line);
  auto keys = prepare("PRAGMA foreign_key_check");
  while (keys.step())
    problems.push_back(fmt::format("row {} of {} refers to nothing", keys.whole(1), keys.text(0)));
  return problems;
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Error&) { // SQLite has rolled back by itself, as it does on a full disk
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

} // namespace pentimento
