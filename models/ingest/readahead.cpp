// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/bytesource.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace billfold
{

namespace
{

constexpr std::size_t blockCount = 4;
constexpr std::int64_t blockSize = 1 << 20;

/// A ring of blocks: the thread fills at m_head, the reader drains at m_tail.
class ReadAhead final : public ByteSource
{
public:
    explicit ReadAhead(std::unique_ptr<ByteSource> source) : m_source(std::move(source))
    {
        m_thread = std::thread([this] { unpack(); });
    }
    ~ReadAhead() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    std::int64_t read(char* to, std::int64_t size) override
    {
        if (m_ended)
            return m_endValue;
        Block& block = m_blocks[m_tail % blockCount];
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_head > m_tail; });
        }
        if (block.length <= 0) {
            m_ended = true;
            m_endValue = block.length;
            return m_endValue;
        }
        const std::int64_t count = std::min(size, block.length - m_offset);
        std::copy_n(block.bytes.data() + m_offset, count, to);
        m_offset += count;
        if (m_offset == block.length) {
            m_offset = 0;
            m_position = block.position;
            {
                const std::lock_guard lock(m_mutex);
                ++m_tail;
            }
            m_changed.notify_all();
        }
        return count;
    }
    // The thread is done with the source once its last block, which ends the reading, was taken.
    Error failure() const override { return m_ended ? m_source->failure() : Error(); }
    std::int64_t position() const override { return m_position; }
    Packing packing() const override { return m_source->packing(); }
    QByteArray hash() const override { return m_ended ? m_source->hash() : QByteArray(); }

private:
    struct Block {
        std::vector<char> bytes;
        std::int64_t length = 0; ///< 0: the end; -1: a failure
        std::int64_t position = 0;
    };

    void unpack()
    {
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return m_stop || m_head - m_tail < blockCount; });
                if (m_stop)
                    return;
            }
            Block& block = m_blocks[m_head % blockCount];
            block.bytes.resize(static_cast<std::size_t>(blockSize));
            block.length = m_source->read(block.bytes.data(), blockSize);
            block.position = m_source->position();
            const bool last = block.length <= 0;
            {
                const std::lock_guard lock(m_mutex);
                ++m_head;
            }
            m_changed.notify_all();
            if (last)
                return;
        }
    }

    std::unique_ptr<ByteSource> m_source;
    std::array<Block, blockCount> m_blocks;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_head = 0, m_tail = 0; // guarded by m_mutex for writing; each side reads its own freely
    bool m_stop = false;
    bool m_ended = false;
    std::int64_t m_endValue = 0;
    std::int64_t m_offset = 0;
    std::int64_t m_position = 0;
    std::thread m_thread;
};

} // namespace

std::unique_ptr<ByteSource> readAhead(std::unique_ptr<ByteSource> source)
{
    return std::make_unique<ReadAhead>(std::move(source));
}

} // namespace billfold
