package dev.rapport.contact.asterisk;

import dev.rapport.contact.accounts.AccountChanged;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.calls.AgentStatuses;
import dev.rapport.contact.calls.CallsUnderWay;
import dev.rapport.contact.calls.KnownExtensions;
import dev.rapport.contact.inbound.InboundBatches;
import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Has each Asterisk that is connected listened to by one thread, and looks now and then whether they are still the same. */
@Component
class AsteriskWatch extends Loop {

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    /** What watchers work with. */
    record Tools(
            ChannelAccounts accounts,
            AmiServers servers,
            AsteriskLeases leases,
            KnownExtensions extensions,
            AgentStatuses statuses,
            CallsUnderWay underWay,
            InboundBatches inbound,
            JsonMapper json,
            Clock clock) {}

    private record Watched(AsteriskWatcher watcher, Thread thread) {}

    private final Tools tools;
    private final Duration look;
    private final Signal signal = new Signal();
    private final List<Watched> watched = new ArrayList<>();

    AsteriskWatch(
            ChannelAccounts accounts,
            AmiServers servers,
            AsteriskLeases leases,
            KnownExtensions extensions,
            AgentStatuses statuses,
            CallsUnderWay underWay,
            InboundBatches inbound,
            JsonMapper json,
            Clock clock,
            @Value("${rapport.asterisk.look:15s}") Duration look) {
        super("asterisks", DEFAULT_PHASE);
        this.tools = new Tools(accounts, servers, leases, extensions, statuses, underWay, inbound, json, clock);
        this.look = look;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(AccountChanged change) {
        signal.wake();
    }

    @Override
    protected void round() throws InterruptedException {
        look();
        signal.await(look);
    }

    private void look() {
        var ready = tools.accounts().ready(AsteriskPlatform.NAME);
        for (var one : List.copyOf(watched))
            if (ready.stream().noneMatch(one.watcher()::isOf) || !one.thread().isAlive()) end(one);
        for (var account : ready) {
            if (watched.stream().anyMatch(one -> one.watcher().isOf(account))) continue;
            var watcher = new AsteriskWatcher(account, tools);
            var thread = Thread.ofPlatform()
                    .name("asterisk " + account.id())
                    .daemon()
                    .start(watcher);
            watched.add(new Watched(watcher, thread));
        }
    }

    private void end(Watched one) {
        one.watcher().stop();
        watched.remove(one);
    }

    @Override
    protected void ended() {
        var last = List.copyOf(watched);
        last.forEach(this::end);
        try {
            for (var one : last) one.thread().join(PATIENCE_AT_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
