package dev.rapport.contact.asterisk;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.asterisk.AmiConnection.Heard;
import dev.rapport.contact.asterisk.AmiConnection.TooMuch;
import dev.rapport.contact.inbound.InboundBatches.Piece;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Signal;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Listens to the Asterisk of one account on a thread of its own, as long as this copy of the application holds the lease. After a
 * failure it tries again, less and less often, and first asks which calls there are: what happened in between nobody told.
 */
final class AsteriskWatcher implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(AsteriskWatcher.class);
    private static final String CALLS = "which-calls";
    private static final AmiAction PING = AmiAction.of("Ping", "ping");
    private static final Duration OTHERS = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration LEASED = Duration.ofSeconds(20);
    private static final int MOST_AT_ONCE = 100;

    private final ChannelAccount account;
    private final AsteriskWatch.Tools tools;
    private final UUID me = UUID.randomUUID();
    private final Signal signal = new Signal();
    private volatile boolean stopped;
    private volatile @Nullable Closeable open;
    private int failures;

    /** Whether it may also ask which calls there are. */
    private boolean isWhole;

    AsteriskWatcher(ChannelAccount account, AsteriskWatch.Tools tools) {
        this.account = account;
        this.tools = tools;
    }

    static AmiAction whichCalls() {
        return AmiAction.of("CoreShowChannels", CALLS);
    }

    boolean isOf(ChannelAccount now) {
        return account.id().equals(now.id()) && account.version() == now.version();
    }

    @Override
    public void run() {
        try {
            while (!stopped) signal.await(isMine() ? watch() : OTHERS);
        } catch (InterruptedException e) {
            log.debug("stopped", e);
        } catch (RuntimeException e) {
            log.error("Nobody listens to {} any more until it is looked at again", account, e);
        } finally {
            giveBack();
        }
    }

    private boolean isMine() {
        try {
            return tools.leases().lease(account.id(), me);
        } catch (DataAccessException | TransactionException away) {
            log.debug("not now", away);
            return false;
        }
    }

    /** Or it ends by itself. */
    private void giveBack() {
        try {
            tools.leases().giveBack(account.id(), me);
        } catch (DataAccessException | TransactionException away) {
            log.debug("not now", away);
        }
    }

    /** Whoever stops it closes this, or did so before. */
    private void opening(Closeable line) {
        open = line;
        if (stopped) close(line);
    }

    /** Says how long to rest. */
    private Duration watch() throws InterruptedException {
        @Nullable AccountSettings settings = null;
        try {
            settings = tools.accounts().settings(account.id());
            try (var connection = tools.servers().listen(settings, this::opening)) {
                opening(connection::close);
                if (follow(connection, settings)) return OTHERS;
            }
            return Duration.ZERO;
        } catch (IOException e) {
            trouble(settings == null ? null : AmiServers.refused(e, settings), e);
        } catch (Refused e) {
            trouble(e, e);
        } catch (RuntimeException e) {
            trouble(null, e);
        } finally {
            open = null;
        }
        return pause();
    }

    /** Until it is stopped, or another copy listens: then true. */
    private boolean follow(AmiConnection connection, AccountSettings settings)
            throws IOException, InterruptedException {
        var known = patiently(connection, () -> tools.extensions().of(account.id()));
        var calls = new LiveCalls(known, settings.find(AsteriskPlatform.PREFIX).orElse(""));
        var agents = new AgentStates(known);
        ask(connection);
        var leasedAt = System.nanoTime();
        while (!stopped) {
            var heard = connection.next(QUIET, MOST_AT_ONCE);
            if (heard.isEmpty()) connection.say(PING);
            var told = new ArrayList<Map<String, String>>();
            for (var one : heard) told.addAll(told(connection, calls, agents, one));
            keep(connection, told);
            if (System.nanoTime() - leasedAt < LEASED.toNanos()) continue;
            if (!patiently(connection, () -> tools.leases().lease(account.id(), me))) return true;
            leasedAt = System.nanoTime();
            if (isWhole) contacted(connection);
            var now = patiently(connection, () -> tools.extensions().of(account.id()));
            if (calls.knows(now)) continue;
            calls.learn(now);
            agents.learn(now);
            ask(connection);
        }
        return false;
    }

    private static void ask(AmiConnection connection) {
        connection.say(whichCalls());
        connection.say(AmiAction.of("DeviceStateList", "which-devices"));
        connection.say(AmiAction.of("QueueStatus", "which-queues"));
    }

    private List<Map<String, String>> told(AmiConnection connection, LiveCalls calls, AgentStates agents, Heard heard)
            throws InterruptedException {
        var message = heard.message();
        if (message.isAnswerTo(CALLS)) answered(connection, message);
        var told = new ArrayList<>(calls.hear(message, heard.at()));
        told.addAll(agents.hear(message, heard.at()));
        if (message.event().equals("coreshowchannelscomplete")) told.addAll(lost(connection, calls.ids()));
        return told;
    }

    private void answered(AmiConnection connection, AmiMessage answer) throws InterruptedException {
        isWhole = answer.isSuccess();
        if (isWhole) contacted(connection);
        else {
            var trouble = new Trouble("account.asterisk.may-not-ask", answer.text("Message"));
            patiently(connection, () -> {
                tools.accounts().troubled(account.id(), trouble);
                return true;
            });
        }
        failures = 0;
    }

    private void contacted(AmiConnection connection) throws InterruptedException {
        var now = tools.clock().instant();
        patiently(connection, () -> {
            tools.accounts().contacted(account.id(), now);
            return true;
        });
    }

    /** Calls that ended when nobody listened: for how long was spoken nobody knows. */
    private List<Map<String, String>> lost(AmiConnection connection, Set<String> there) throws InterruptedException {
        return patiently(connection, () -> tools.underWay().of(account.id())).stream()
                .filter(one -> !there.contains(one.there()))
                .map(one -> Map.of(
                        "event",
                        "hangup",
                        "callId",
                        one.there(),
                        "time",
                        one.at().toString()))
                .toList();
    }

    private void keep(AmiConnection connection, List<Map<String, String>> told) throws InterruptedException {
        var pieces = told.stream().map(this::piece).toList();
        if (pieces.isEmpty()) return;
        patiently(connection, () -> {
            tools.inbound().keepAll(account.id(), pieces);
            return true;
        });
    }

    /**
     * Again and again while the database is away: what is heard is not said again, so that it waits meanwhile, as much as the
     * line can keep.
     */
    private <T> T patiently(AmiConnection connection, Supplier<T> asked) throws InterruptedException {
        for (var times = 0; ; times++) {
            try {
                return asked.get();
            } catch (DataAccessException | TransactionException | Refused away) {
                if (stopped) throw away;
                if (times == 0) log.warn("What {} tells waits: {}", account, away.toString());
                connection.say(PING);
                signal.await(FIRST_PAUSE);
            }
        }
    }

    private Piece piece(Map<String, String> told) {
        var body = tools.json().writeValueAsBytes(told);
        return new Piece(UUID.nameUUIDFromBytes(body).toString(), stream(told), body);
    }

    private static String stream(Map<String, String> told) {
        return told.getOrDefault("callId", "agent " + told.getOrDefault("user", ""));
    }

    private void trouble(@Nullable Refused refused, Exception failure) {
        if (stopped) return;
        log.warn("{} cannot be listened to: {}", account, failure.toString());
        failures++;
        try {
            tools.statuses().forget(account.id());
            if (refused == null)
                tools.accounts()
                        .troubled(
                                account.id(),
                                new Trouble("account.asterisk.not-heard", String.valueOf(failure.getMessage())));
            else tools.accounts().troubled(account.id(), refused);
            if (failure instanceof TooMuch)
                tools.accounts().refused(account.id(), new Trouble("account.asterisk.too-much", ""));
        } catch (DataAccessException | TransactionException away) {
            log.warn("Nobody can be told that {} is not heard: {}", account, away.toString());
        }
        giveBack(); // perhaps another copy gets there
    }

    private Duration pause() {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The thread ends soon. */
    void stop() {
        stopped = true;
        signal.wake();
        var line = open;
        if (line != null) close(line);
    }

    private static void close(Closeable line) {
        try {
            line.close();
        } catch (IOException e) {
            log.debug("closing", e);
        }
    }
}
