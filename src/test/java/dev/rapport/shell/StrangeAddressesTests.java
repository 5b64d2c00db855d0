package dev.rapport.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import dev.rapport.access.Role;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ui.Asked;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page, opened with an address that makes no sense, for each place and each parameter of its address. */
@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class StrangeAddressesTests extends SpringBrowserlessTest {

    private static final List<String> STRANGE = List.of(
            "banana",
            "-1",
            "0",
            "99999999999999999999",
            "9223372036854775807",
            "%",
            "%00",
            "\u0000",
            "bell \u0007",
            "\ud800",
            "'; drop table ticket; --",
            "<script>alert(1)</script>",
            "\u202e\u200b",
            "中文 🎈",
            "x".repeat(3000),
            "9999-99-99",
            "+999999999-12-31",
            " ");

    private static final Set<Class<?>> SAID = Set.of(RefusedView.class, NoSuchPageView.class, NotForYouView.class);

    @Autowired
    Colleagues colleagues;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void logIn() {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.values()));
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void readNoMore() {
        root.detachAppender(log);
    }

    @Test
    void everyParameterThatMakesNoSenseIsLeftOutAndSaid() {
        var wrong = new TreeMap<String, String>();
        var tried = 0;
        var reachNoPage = STRANGE;
        for (var page : pages()) {
            if (page.getRouteParameters().values().stream()
                    .anyMatch(place -> !place.getTemplate().contains("?"))) continue;
            var path = page.getTemplate().replaceAll("/:.*", "");
            var asked = new TreeSet<>(namesAsked(path));
            for (var name : asked)
                for (var word : STRANGE)
                    if (name.equals(asked.first()) || reachesPages(word)) tried += opens(page, path, name, word, wrong);
            for (var name : List.of("nonsense", Asked.LEFT_OUT))
                for (var word : reachNoPage) tried += opens(page, path, name, word, wrong);
            reachNoPage = STRANGE.subList(0, 1); // all of them on one page, one of them on all
            open(path, QueryParameters.simple(Map.of("nonsense", "1")));
            if ($(LeftOut.class).all().stream().noneMatch(Component::isVisible))
                wrong.put(path + "?nonsense=1", "nothing is said");
        }
        System.out.printf("Strange addresses: %,d opened%n", tried);
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(500);
        assertThat(errors()).isEmpty();
    }

    private static int opens(RouteData page, String path, String name, String word, Map<String, String> wrong) {
        var shown = open(path, QueryParameters.simple(Map.of(name, word)));
        if (shown != page.getNavigationTarget())
            wrong.put(path + "?" + name + "=" + shortened(word), shown.getSimpleName());
        return 1;
    }

    /** All others {@link Asked} leaves out, before a page asks. */
    private static boolean reachesPages(String word) {
        return word.length() <= 500 && CleanText.isFit(word);
    }

    @Test
    void everyPlaceThatMakesNoSenseLeadsToOurOwnPage() {
        var wrong = new TreeMap<String, String>();
        var tried = 0;
        for (var page : pages())
            for (var parameter : page.getRouteParameters().keySet())
                for (var word : places()) {
                    tried++;
                    var path = page.getTemplate()
                            .replaceAll(":" + parameter + "[^/]*", Matcher.quoteReplacement(word))
                            .replaceAll(":[^/]*", "1");
                    var shown = open(path, QueryParameters.empty());
                    if (shown != page.getNavigationTarget() && !SAID.contains(shown))
                        wrong.put(page.getTemplate() + " " + shortened(word), shown.getSimpleName());
                }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(100);
        assertThat(errors()).isEmpty();
    }

    private static List<String> places() {
        var places = new ArrayList<>(STRANGE.stream()
                .filter(word -> !word.contains("/") && !word.trim().isEmpty() && !word.contains("%"))
                .toList());
        places.add(UUID.randomUUID().toString());
        places.add("T-999999999");
        return places;
    }

    private static List<RouteData> pages() {
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .filter(page -> page.getNavigationTarget().getName().startsWith("dev.rapport."))
                .sorted(Comparator.comparing(RouteData::getTemplate))
                .toList();
    }

    private Set<String> namesAsked(String path) {
        var asked = new AtomicReference<Asked>();
        var listening = UI.getCurrent().addBeforeEnterListener(entering -> asked.set(Asked.of(entering)));
        open(path, QueryParameters.empty());
        listening.remove();
        return asked.get().known();
    }

    private static Class<?> open(String path, QueryParameters query) {
        try {
            UI.getCurrent().navigate(path, query);
        } catch (RuntimeException e) {
            return e.getClass();
        }
        forgetPagesLeft();
        return UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getFirst()
                .getClass();
    }

    /** What a browser would have fetched; else each page that was left is kept for it. */
    private static void forgetPagesLeft() {
        var waiting = UI.getCurrent().getInternals();
        waiting.getStateTree().collectChanges(change -> {});
        waiting.dumpPendingJavaScriptInvocations();
    }

    private List<String> errors() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String shortened(String word) {
        return word.length() > 20 ? word.substring(0, 20) + "…" : word;
    }
}
