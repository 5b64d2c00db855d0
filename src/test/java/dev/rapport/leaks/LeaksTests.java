package dev.rapport.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.browserless.SpringBrowserlessTest;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.CasesToAsk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

/** What each of us, seen from near and from far, receives of one of everything that tells something of a person. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class LeaksTests extends SpringBrowserlessTest {

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    List<CasesToAsk> kinds;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TreeSet<String> leaks = new TreeSet<>();
    private final TreeMap<String, Integer> looked = new TreeMap<>();
    private World world;

    @BeforeEach
    void plant() throws Exception {
        log.start();
        root.addAppender(log);
        world = new World(api, colleagues, jdbc);
        world.plant(kinds);
    }

    @AfterEach
    void readNoMore() {
        root.detachAppender(log);
    }

    @Test
    void theApiTellsNobodyWhatIsNotForThem() throws Exception {
        var operations = ApiOperation.all(json.readTree(world.asked(world.boss(), "/v3/api-docs")));
        for (var asker : world.askers()) new ApiReader(api, world).read(asker, operations, this::look);
        lookAtTheLog();
        report("api");
    }

    @Test
    void pagesShowNobodyWhatIsNotForThem() {
        for (var asker : world.askers()) {
            colleagues.logIn(asker.person());
            new PageReader(world).read(asker, this::look);
            SecurityContextHolder.clearContext();
        }
        lookAtTheLog();
        report("pages");
    }

    @Test
    void dialogsShowNobodyWhatIsNotForThem() {
        for (var who : List.of("other SALES", "team AUDITOR", "other ADMIN", "owner SALES")) {
            var asker = world.asker(who);
            colleagues.logIn(asker.person());
            new PageReader(world).press(asker, this::look);
            SecurityContextHolder.clearContext();
        }
        lookAtTheLog();
        report("pressed");
    }

    @Test
    void nothingIsKeptWhereItDoesNotBelong() {
        var kept = new KeptReader(jdbc);
        looked.put("tables", kept.tables().size());
        kept.found(world.markers()).forEach(leak -> leaks.add(leak.toString()));
        lookAtTheLog();
        report("kept");
    }

    private void look(Place place) {
        looked.merge(place.where(), 1, Integer::sum);
        var plain = Marker.plain(place.received());
        for (var marker : world.markers())
            if (marker.isIn(plain)) leaks.add(new Leak(place.who(), place.where(), marker.what()).toString());
    }

    private void lookAtTheLog() {
        looked.put("log", log.list.size());
        for (var event : List.copyOf(log.list)) {
            var text = event.getFormattedMessage()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            var plain = Marker.plain(text);
            for (var marker : world.markers())
                if (marker.isIn(plain))
                    leaks.add(new Leak("log", event.getLoggerName(), marker.what()).toString());
        }
    }

    private void report(String what) {
        System.out.println("LOOKED " + what + " at " + looked.values().stream().mapToInt(n -> n).sum() + " in " + looked.size());
        leaks.forEach(leak -> System.out.println("LEAK " + what + ": " + leak));
        assertThat(new ArrayList<>(leaks)).isEmpty();
    }
}
