package dev.rapport.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.vaadin.browserless.SpringBrowserlessTest;
import dev.rapport.testing.Api;
import dev.rapport.testing.ApiOperation;
import dev.rapport.testing.CasesToAsk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
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

    private final ReadLog log = new ReadLog();
    private World world;
    private Looked looked;

    @BeforeEach
    void plant() throws Exception {
        world = new World(api, colleagues, jdbc);
        world.plant(kinds);
        looked = new Looked(world.markers());
    }

    @AfterEach
    void readNoMore() {
        log.close();
    }

    @Test
    void theApiTellsNobodyWhatIsNotForThem() throws Exception {
        var reader = new ApiReader(api, world);
        for (var asker : world.askers()) reader.read(asker, operations(), looked::at);

        noLeaks("api");
        assertThat(looked.places()).hasSizeGreaterThan(100);
        assertThat(Meant.ALL.stream().filter(one -> one.where().pattern().contains("/api/")))
                .as("what is said to be meant is seen")
                .isSubsetOf(looked.needed());
    }

    @Test
    void pagesShowNobodyWhatIsNotForThem() {
        var reader = pageReader();
        for (var asker : world.askers()) {
            colleagues.logIn(asker.person());
            reader.read(asker, looked::at);
            SecurityContextHolder.clearContext();
        }

        noLeaks("pages");
        assertThat(looked.places()).hasSizeGreaterThan(40);
        assertThat(looked.needed()).as("pages show what they are meant to").hasSizeGreaterThan(3);
    }

    /** Owners see their own in full, and it stands open behind what is pressed. */
    @Test
    void dialogsShowNobodyWhatIsNotForThem() {
        var reader = pageReader();
        for (var who : List.of("other SALES", "team AUDITOR", "other ADMIN")) {
            var asker = world.asker(who);
            colleagues.logIn(asker.person());
            reader.press(asker, looked::at);
            SecurityContextHolder.clearContext();
        }

        noLeaks("pressed");
    }

    /** Also what goes to the engine, into mails and notices, and to whom it may concern later, is kept first. */
    @Test
    void nothingIsKeptWhereItDoesNotBelong() {
        looked.atAll(new KeptReader(jdbc));

        noLeaks("kept");
        assertThat(Meant.ALL.stream().filter(one -> one.where().pattern().startsWith("table")))
                .isSubsetOf(looked.needed());
    }

    @Test
    void nothingThatIsRefusedIsLogged() throws Exception {
        var words = world.markers().stream()
                .flatMap(marker -> marker.spellings().stream())
                .limit(2)
                .toList();
        for (var operation : operations())
            for (var word : words)
                for (var body :
                        operation.hasTexts() ? List.of(operation.saying(word), "{" + word) : List.<String>of()) {
                    looked.at(new Place("boss", "refused " + operation, ""));
                    api.ask(request(HttpMethod.valueOf(operation.method().toUpperCase(Locale.ROOT)), operation.asked())
                            .with(httpBasic(world.boss().login(), Colleagues.PASSWORD))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body));
                }

        noLeaks("refused");
    }

    private PageReader pageReader() {
        var reader = new PageReader(world);
        world.nearest().forEach(person -> colleagues.as(person, reader::learn));
        return reader;
    }

    private List<ApiOperation> operations() throws Exception {
        return ApiOperation.all(json.readTree(world.asked(world.boss(), "/v3/api-docs")));
    }

    private void noLeaks(String what) {
        looked.atLog(log.lines());
        looked.report(what);
        assertThat(looked.leaks()).isEmpty();
    }
}
