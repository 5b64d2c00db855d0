package dev.rapport.engine.runtime;

import dev.rapport.engine.BrokerAddresses;
import dev.rapport.engine.EngineStatus;
import dev.rapport.engine.EngineStatus.Server;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks both servers every second whether they answer. */
@Component
class ServerWatch implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EngineStatus status;
    private final DatabaseHealth database;
    private final ObjectProvider<BrokerAddresses> broker;
    private volatile boolean running;

    ServerWatch(EngineStatus status, JdbcConnectionDetails database, ObjectProvider<BrokerAddresses> broker) {
        this.status = status;
        this.database = new DatabaseHealth(database);
        this.broker = broker;
    }

    @Override
    public void start() {
        running = true;
        watch(Server.DATABASE, database::answers);
        broker.ifAvailable(addresses -> watch(Server.BROKER, new BrokerHealth(addresses.management())::isReady));
    }

    private void watch(Server server, BooleanSupplier answers) {
        Thread.ofVirtual().name("ask-" + server).start(() -> {
            while (running) {
                status.tell(server, answers.getAsBoolean());
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        database.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
