// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace billfold
{

/// What kind of failure it is, for programs; people read Error::message.
enum class ErrorCode {
    Invalid,   ///< the input is wrong (a value, a file, a request)
    NotFound,  ///< what was asked for does not exist
    Conflict,  ///< it cannot be done in the present state (issued period, exists already)
    Cancelled, ///< the person cancelled
    Storage,   ///< the database or a file could not be read or written
    TooNew,    ///< the file was written by a newer version
    Usage,     ///< the command line was wrong
};

/// An expected failure, as a value. `message` is one translated sentence that says what happened and what to
/// do; `cause` is the technical reason (SQL, errno) for the log and for details, and may be empty. What the
/// rules of organizations refuse carries the standard error's name and reason too, for scripts: see
/// `models/organization/refusal.h`.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    QString message;
    QString cause{};
    QString name{};   ///< such as "ConstraintViolationException"; empty where no standard error is meant
    QString reason{}; ///< such as "ACCOUNT_NUMBER_LIMIT_EXCEEDED"; empty where the standard error has none
};

/// A value or an Error. Nothing is thrown across a thread, so every service answers with this.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T&& value() && { return std::get<0>(std::move(m_state)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace billfold
