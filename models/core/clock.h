// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <memory>

namespace billfold
{

/// The only source of "now". UTC throughout. Thread-safe: implementations have no mutable state.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0;
};

/// The system's clock.
class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
};

/// A clock that stands still, for tests and demonstrations.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(QDateTime at) : m_at(std::move(at)) {}
    QDateTime now() const override { return m_at; }

private:
    QDateTime m_at;
};

/// FixedClock when the environment variable BILLFOLD_CLOCK holds an ISO 8601 time, else SystemClock.
/// An unreadable value is an error of the caller's environment: nullptr is returned.
std::unique_ptr<Clock> clockFromEnvironment();

} // namespace billfold
