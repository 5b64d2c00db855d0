package dev.rapport.contact.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line to an Asterisk. What it says is read at once by a thread of its own, since an Asterisk drops who listens too slowly, and
 * waits here for who asks for it; when too much waits, the line ends.
 */
final class AmiConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AmiConnection.class);
    private static final String GREETING = "Asterisk Call Manager";
    private static final int MOST_WAITING = 10_000;

    /** Longer than anything is left unsaid: who waits asks for a sign of life meanwhile. */
    private static final int SILENCE = 60_000;

    /** @param at when it came */
    record Heard(AmiMessage message, Instant at) {}

    /** The other side is no Asterisk. */
    static final class NoAsterisk extends IOException {

        NoAsterisk(String said) {
            super(said);
        }
    }

    /** The user or the password is wrong. */
    static final class NotLoggedIn extends IOException {

        NotLoggedIn(String said) {
            super(said);
        }
    }

    /** What it said could not be taken as quickly as it came. */
    static final class TooMuch extends IOException {

        TooMuch() {
            super("more came than could be kept");
        }
    }

    private final Socket socket;
    private final Clock clock;
    private final AmiLines lines;
    private final BlockingQueue<Heard> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable IOException ended;

    /** @param socket connected; closed with this */
    AmiConnection(Socket socket, Clock clock) throws IOException {
        this.socket = socket;
        this.clock = clock;
        this.lines = new AmiLines(new BufferedInputStream(socket.getInputStream()));
    }

    /** The password itself never goes over the line. */
    void login(String user, String password, boolean hears) throws IOException {
        var greeting = lines.greeting();
        if (!greeting.startsWith(GREETING)) throw new NoAsterisk(greeting);
        send(AmiAction.of("Challenge", "challenge").with("AuthType", "MD5"));
        var challenge = answerTo("challenge").text("Challenge");
        send(AmiAction.of("Login", "login")
                .with("AuthType", "MD5")
                .with("Username", user)
                .with("Key", md5(challenge + password))
                .with("Events", hears ? "call,agent" : "off"));
        var answer = answerTo("login");
        if (!answer.isSuccess()) throw new NotLoggedIn(answer.text("Message"));
        socket.setSoTimeout(SILENCE);
        Thread.ofVirtual().name("asterisk " + socket.getRemoteSocketAddress()).start(this::listen);
    }

    private AmiMessage answerTo(String action) throws IOException {
        var message = lines.message();
        while (!message.isAnswerTo(action)) message = lines.message();
        return message;
    }

    /** As Asterisk asks for it. */
    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                var message = lines.message();
                if (!waiting.offer(new Heard(message, clock.instant()))) throw new TooMuch();
            }
        } catch (IOException e) {
            ended = e;
        } catch (RuntimeException e) {
            log.error("What {} says cannot be read", socket.getRemoteSocketAddress(), e);
            ended = new IOException(e);
        } finally {
            close();
        }
    }

    synchronized void send(AmiAction action) throws IOException {
        var out = socket.getOutputStream();
        out.write(action.bytes());
        out.flush();
    }

    /** What it said next; empty when it says nothing for so long. */
    Optional<Heard> next(Duration patience) throws IOException, InterruptedException {
        var next = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (next != null || ended == null) return Optional.ofNullable(next);
        var last = Optional.ofNullable(waiting.poll());
        if (last.isEmpty()) throw ended instanceof TooMuch ? ended : new IOException(ended.getMessage(), ended);
        return last;
    }

    /** The same of what came together; nothing when it is quiet. */
    List<Heard> next(Duration patience, int most) throws IOException, InterruptedException {
        var first = next(patience);
        if (first.isEmpty()) return List.of();
        var heard = new ArrayList<Heard>(most);
        heard.add(first.get());
        waiting.drainTo(heard, most - 1);
        return heard;
    }

    /** Sends it; whether anybody heard that, {@link #next} tells after all that was heard before. */
    void say(AmiAction action) {
        try {
            send(action);
        } catch (IOException e) {
            log.debug("not said", e);
            close();
        }
    }

    /** Sends it and waits for what it says to that. */
    AmiMessage ask(AmiAction action, Duration patience) throws IOException, InterruptedException {
        send(action);
        var until = System.nanoTime() + patience.toNanos();
        for (var left = patience; left.isPositive(); left = Duration.ofNanos(until - System.nanoTime())) {
            var heard = next(left);
            if (heard.isPresent() && heard.get().message().isAnswerTo(action.id()))
                return heard.get().message();
        }
        throw new IOException("no answer");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("closing", e);
        }
    }
}
