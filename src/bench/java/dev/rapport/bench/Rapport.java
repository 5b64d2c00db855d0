package dev.rapport.bench;

import dev.rapport.RapportApplication;
import dev.rapport.access.NewPerson;
import dev.rapport.access.Role;
import dev.rapport.access.StaffAdmin;
import dev.rapport.engine.EngineStatus;
import dev.rapport.engine.runtime.BrokerServer;
import dev.rapport.engine.runtime.DatabaseServer;
import dev.rapport.platform.UserId;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application in this process, with its own database and broker on a data folder of its own. */
final class Rapport implements AutoCloseable {

    private static final int SELLERS = 30;

    private final ConfigurableApplicationContext context;

    private Rapport(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Started, empty but for thirty people who sell, and with a broker that answers. */
    static Rapport start(Folders folders, Path data) throws InterruptedException {
        var rapport = start(folders, data, "--rapport.engine.enabled=true");
        while (rapport.get(EngineStatus.class).broker() != EngineStatus.State.UP) Thread.sleep(100);
        return rapport;
    }

    /** The same without a broker; nothing starts processes then. */
    static Rapport startWithoutEngine(Folders folders, Path data) {
        return start(folders, data, "--rapport.engine.enabled=false");
    }

    private static Rapport start(Folders folders, Path data, String engine) {
        // as the application's own main method does
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "64");
        var settings = new ArrayList<>(folders.settings(data));
        settings.addAll(List.of(
                engine,
                "--server.port=0",
                "--rapport.empty=true",
                "--spring.main.banner-mode=off",
                "--logging.threshold.console=OFF",
                "--logging.file.name=" + data.resolve("rapport.log")));
        try {
            return new Rapport(SpringApplication.run(RapportApplication.class, settings.toArray(String[]::new)));
        } catch (
                RuntimeException
                        e) { // Spring has written it into the log alone, and prints what it has written no more
            throw new IllegalStateException("Rapport does not start", e);
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Object named(String bean) {
        return context.getBean(bean);
    }

    /** Committed transactions of the database so far. */
    long commits() {
        return get(JdbcClient.class)
                .sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    <E extends ApplicationEvent> void hear(ApplicationListener<E> listener) {
        context.addApplicationListener(listener);
    }

    /** As many as in the file of the sales teams, without territories, so that everybody fits. */
    List<UserId> addSellers() {
        var admin = get(StaffAdmin.class);
        admin.putTeam("sales", "Sales", "销售部", null);
        var sellers = new ArrayList<UserId>();
        for (var i = 0; i < SELLERS; i++)
            sellers.add(admin.addPerson(new NewPerson(
                    "seller-" + i,
                    "Seller " + i,
                    null,
                    Set.of(Role.SALES),
                    "sales",
                    Set.of(),
                    Set.of(),
                    100_000,
                    Locale.ENGLISH,
                    ZoneId.of("Asia/Shanghai"))));
        return sellers;
    }

    Processes processes() {
        return new Processes(
                ProcessHandle.current(),
                context.getBeanProvider(BrokerServer.class).stream()
                        .flatMap(server -> server.process().stream())
                        .findFirst()
                        .orElse(null),
                get(DatabaseServer.class).process().orElseThrow());
    }

    @Override
    public void close() {
        context.close();
    }
}
