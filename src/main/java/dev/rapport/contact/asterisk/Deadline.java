package dev.rapport.contact.asterisk;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a socket on which something was not done in time, whatever the other side says meanwhile. */
final class Deadline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deadline.class);

    private final Thread waiting;
    private volatile boolean isOver;

    Deadline(Socket socket, Duration patience) {
        waiting = Thread.ofVirtual().name("deadline").start(() -> {
            try {
                Thread.sleep(patience);
                isOver = true;
                socket.close();
            } catch (InterruptedException done) {
                // in time
            } catch (IOException e) {
                log.debug("closing", e);
            }
        });
    }

    boolean isOver() {
        return isOver;
    }

    /** It is done. */
    @Override
    public void close() {
        waiting.interrupt();
    }
}
