package dev.rapport.planted;

import java.time.ZonedDateTime;

final class MachineTime {

    ZonedDateTime openedAt() {
        return ZonedDateTime.now();
    }
}
