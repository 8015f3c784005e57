// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/exportreader.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace billfold
{

/// What the reading thread hands to the storing one.
struct Parcel {
    ChargeBatch batch;
    std::vector<ExactText> exact;
    ReadProgress progress; ///< with this parcel read
};

/// Room for one parcel between two threads: while one is stored, the next is waiting, and the one after it is
/// read.
class ParcelQueue
{
public:
    /// False once the taker has stopped.
    bool put(Parcel&& parcel)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopped || !m_parcel; });
        if (m_stopped)
            return false;
        m_parcel = std::move(parcel);
        m_changed.notify_all();
        return true;
    }
    /// Nothing more comes.
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_changed.notify_all();
    }
    /// The next parcel; nullopt at the end.
    std::optional<Parcel> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_parcel || m_ended; });
        std::optional<Parcel> parcel;
        parcel.swap(m_parcel);
        m_changed.notify_all();
        return parcel;
    }
    /// Nothing more is taken.
    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Parcel> m_parcel;
    bool m_ended = false;
    bool m_stopped = false;
};

} // namespace billfold
