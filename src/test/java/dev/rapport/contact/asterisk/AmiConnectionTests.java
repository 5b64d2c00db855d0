package dev.rapport.contact.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.contact.asterisk.AmiConnection.TooMuch;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever listens learns when nothing is heard any more. */
class AmiConnectionTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private ScriptedAsterisk asterisk;

    @BeforeEach
    void anAsterisk() throws IOException {
        asterisk = new ScriptedAsterisk();
    }

    @AfterEach
    void away() {
        asterisk.close();
    }

    private AmiConnection listening(Clock clock) throws IOException {
        var connection = new AmiConnection(new Socket("localhost", asterisk.port()), clock);
        connection.login(ScriptedAsterisk.USER, ScriptedAsterisk.PASSWORD, true);
        while (asterisk.listeners() == 0) Thread.onSpinWait();
        return connection;
    }

    /** What is wrong with us ends the line as well. */
    @Test
    void aLineThatCannotBeReadEnds() throws Exception {
        try (var connection = listening(new NoClock())) {
            asterisk.says("Event: FullyBooted");
            assertThatThrownBy(() -> connection.next(SOON)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> connection.next(SOON)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatWaitsIsHeardAndThenThatMoreCameThanCouldBeKept() throws Exception {
        try (var connection = listening(Clock.systemUTC())) {
            for (var said = 0; said < 10_100; said++) asterisk.says("Event: FullyBooted");
            while (asterisk.listeners() > 0) asterisk.says("Event: FullyBooted");
            for (var heard = 0; heard < 10_000; heard++)
                assertThat(connection.next(SOON)).isPresent();
            assertThatThrownBy(() -> connection.next(SOON)).isInstanceOf(TooMuch.class);
        }
    }

    private static final class NoClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new IllegalStateException("no time");
        }
    }
}
