package dev.rapport.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.engine.EngineStatus;
import dev.rapport.engine.EngineStatus.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskWatchTests {

    private final List<Object> told = new ArrayList<>();
    private final EngineStatus status = new EngineStatus(told::add);
    private final AtomicLong megabytes = new AtomicLong(5_000);
    private final DiskWatch watch = new DiskWatch(status, () -> megabytes.get() << 20, 1_500);

    private Room with(long free) {
        megabytes.set(free);
        watch.look();
        return status.disk().room();
    }

    @Test
    void saysThatTheDiskRunsLowBeforeTheEngineStops() {
        assertThat(with(1_500)).isEqualTo(Room.ENOUGH);
        assertThat(with(1_499)).isEqualTo(Room.LOW);
        assertThat(with(300)).isEqualTo(Room.LOW);
        assertThat(with(299)).isEqualTo(Room.FULL);
        assertThat(status.disk().freeMegabytes()).isEqualTo(299);
        assertThat(with(2_000)).isEqualTo(Room.ENOUGH);
    }

    @Test
    void tellsOnlyChanges() {
        with(4_000);
        with(1_000);
        with(900);
        with(100);
        assertThat(told).hasSize(2);
    }
}
