package dev.rapport.engine.runtime;

import dev.rapport.engine.EngineStatus;
import dev.rapport.engine.EngineStatus.Disk;
import dev.rapport.engine.EngineStatus.Room;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks how much room the disk has on which the broker keeps its data, and says so long before there is none. */
final class DiskWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long MEGABYTE = 1L << 20;

    private final EngineStatus status;
    private final LongSupplier freeBytes;
    private final long lowBelowMegabytes;

    /** @param freeBytes how much this process may still write */
    DiskWatch(EngineStatus status, LongSupplier freeBytes, long lowBelowMegabytes) {
        this.status = status;
        this.freeBytes = freeBytes;
        this.lowBelowMegabytes = lowBelowMegabytes;
    }

    void look() {
        var free = freeBytes.getAsLong() / MEGABYTE;
        var room = room(free);
        if (!status.tell(new Disk(room, free, BrokerServer.STOPS_BELOW_MEGABYTES))) return;
        switch (room) {
            case ENOUGH -> LOG.info("The disk with the data has {} MB free, which is enough again", free);
            case LOW ->
                LOG.warn(
                        "The disk with the data has {} MB free; below {} MB the process engine takes no work",
                        free,
                        BrokerServer.STOPS_BELOW_MEGABYTES);
            case FULL ->
                LOG.error(
                        "The disk with the data has {} MB free: the process engine takes no work until it has {} MB",
                        free,
                        BrokerServer.STOPS_BELOW_MEGABYTES);
        }
    }

    private Room room(long free) {
        if (free < BrokerServer.STOPS_BELOW_MEGABYTES) return Room.FULL;
        return free < lowBelowMegabytes ? Room.LOW : Room.ENOUGH;
    }
}
