#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace pentimento {

/// One prepared statement of SQLite; places are filled in order and columns read by number.
class Statement {
 public:
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;

  Statement& bind(std::int64_t value);
  Statement& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
  Statement& bind(double value);
  Statement& bind(std::string_view value);
  Statement& bind(const std::string& value) { return bind(std::string_view(value)); }
  Statement& bind(const char* value) { return bind(std::string_view(value)); }
  Statement& bind_nothing();

  /// True while there is a row. @throws Error(FileUnwritable | FileUnreadable | BadFormat).
  bool step();
  /// Runs to the end.
  void run();

  std::int64_t whole(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  bool empty(int column) const; ///< True for SQL's NULL.

 private:
  friend class Database;
  Statement(sqlite3* database, sqlite3_stmt* statement, const std::filesystem::path& path)
      : database_(database), statement_(statement), path_(path) {}
  sqlite3* database_;
  sqlite3_stmt* statement_;
  std::filesystem::path path_;
  int bound_ = 0;
};

/// An SQLite database in write-ahead mode: what was committed survives a kill at any moment. One thread.
class Database {
 public:
  enum class Access { Read, Write };

  /// Opens the file; with Write it is made where it is missing.
  /// @throws Error(FileNotFound | FileUnreadable | FileUnwritable | BadFormat) naming it.
  Database(std::filesystem::path path, Access access);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Statement prepare(std::string_view sql) const;
  /// Several statements without places. @throws as Statement::step.
  void execute(const std::string& sql) const;
  std::int64_t last_id() const;

  int user_version() const; ///< PRAGMA user_version: the schema's.
  /// What PRAGMA integrity_check and foreign_key_check complain of; empty when all is well.
  std::vector<std::string> problems() const;
  const std::filesystem::path& path() const { return path_; }

 private:
  void open(const std::string& name, int flags);
  void read_as_it_lies();
  std::filesystem::path path_;
  sqlite3* handle_ = nullptr;
};

/// All or nothing: rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(const Database& database) : database_(database) {
    database.execute("BEGIN IMMEDIATE");
  }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

} // namespace pentimento
