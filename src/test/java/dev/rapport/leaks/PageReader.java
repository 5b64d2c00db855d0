package dev.rapport.leaks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.internal.nodefeature.ElementAttributeMap;
import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import com.vaadin.flow.internal.nodefeature.TextNodeMap;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.communication.UidlWriter;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Asked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Opens every page for everything that was planted, and reads all that a browser would have been sent. */
final class PageReader {

    private static final int ROWS = 100;

    /** What is planted of what the pages of these addresses show. */
    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            Map.entry("cases", List.of("lead", "ticket", "member", "promise", "privacy request")),
            Map.entry("customers", List.of("customer", "firm", "twin", "asking customer")),
            Map.entry("leads", List.of("lead")),
            Map.entry("tickets", List.of("ticket number")),
            Map.entry("members", List.of("member")),
            Map.entry("promises", List.of("promise")),
            Map.entry("opportunities", List.of("deal")),
            Map.entry("privacy-requests", List.of("privacy request")),
            Map.entry("inbox", List.of("lead task", "ticket task")),
            Map.entry("imports", List.of("import")),
            Map.entry("sla", List.of()),
            Map.entry("staff", List.of()),
            Map.entry("processes", List.of("lead")));

    private static final String NOBODYS = "password";
    private static final String WORDS = "q";

    private final World world;
    private final Predicate<String> templates;
    private final Map<String, Set<String>> shown = new HashMap<>();

    PageReader(World world) {
        this(world, template -> true);
    }

    PageReader(World world, Predicate<String> templates) {
        this.world = world;
        this.templates = templates;
    }

    /**
     * Learns what of everything that was planted pages show to who is logged in. What neither the boss nor an owner is
     * shown is on that page for nobody: one such address stands for all.
     */
    void learn() {
        for (var page : pages())
            if (isUnknown(page.getTemplate()))
                for (var id : world.ids().values()) {
                    open(NOBODYS);
                    open(path(page, id));
                    if (isShown(page))
                        shown.computeIfAbsent(page.getTemplate(), template -> new TreeSet<>())
                                .add(id);
                }
    }

    void read(Asker asker, Consumer<Place> to) {
        open(NOBODYS); // the frame of who was here before goes
        for (var page : pages()) {
            var bare = bare(page);
            if (!bare.contains(":")) {
                var asked = new AtomicReference<Asked>();
                var listening = UI.getCurrent().addBeforeEnterListener(entering -> asked.set(Asked.of(entering)));
                look(asker, page, bare, to);
                listening.remove();
                // what a page does not ask for is left out of its address, see StrangeAddressesTests
                if (asked.get() == null || asked.get().known().contains(WORDS))
                    for (var sought : world.sought) look(asker, page, bare + "?" + WORDS + "=" + encoded(sought), to);
            }
            for (var path : paths(page)) look(asker, page, path, to);
        }
    }

    private static void look(Asker asker, RouteData page, String path, Consumer<Place> to) {
        open(path);
        to.accept(new Place(asker.who(), "page " + page.getTemplate(), sent()));
    }

    /** Presses what pages of single things offer, and reads what opens; answers nothing. The frame is pressed once a page. */
    void press(Asker asker, Consumer<Place> to) {
        for (var page : pages()) {
            var frame = new HashSet<String>();
            for (var path : paths(page)) {
                var pressed = new HashSet<String>();
                while (pressNext(page, path, pressed, frame))
                    to.accept(new Place(asker.who(), "pressed on page " + shown(), sent()));
            }
        }
    }

    /** What is pressed may lead to another page. */
    private static String shown() {
        var parts = UI.getCurrent().getInternals().getActiveViewLocation().getSegments();
        return parts.size() < 2 ? parts.getFirst() : parts.getFirst() + "/:one";
    }

    /** A page that is refused leaves what was there before, nobody's, or offers the frame alone. */
    private static boolean pressNext(RouteData page, String path, Set<String> pressed, Set<String> frame) {
        closeAll();
        open(NOBODYS);
        open(path);
        if (!isShown(page)) return false;
        var own = new ArrayList<Component>();
        gather(
                (Component) UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getFirst(),
                own);
        var within = new HashSet<>(own);
        var all = new ArrayList<Component>();
        gather(UI.getCurrent(), all);
        for (var one : all)
            if (one instanceof Button button
                    && isOffered(button)
                    && (within.contains(one) ? pressed : frame).add(name(button))) {
                try {
                    button.click();
                } catch (RuntimeException refused) {
                    return true;
                }
                return true;
            }
        return false;
    }

    private static boolean isShown(RouteData page) {
        return page.getNavigationTarget()
                .isInstance(UI.getCurrent()
                        .getInternals()
                        .getActiveRouterTargetsChain()
                        .getFirst());
    }

    private static void closeAll() {
        var all = new ArrayList<Component>();
        gather(UI.getCurrent(), all);
        for (var one : all)
            if (one instanceof Dialog dialog) dialog.close();
            else if (one instanceof ConfirmDialog dialog) dialog.close();
            else if (one instanceof Notification said) said.close();
    }

    private static boolean isOffered(Button button) {
        return button.isVisible() && button.getElement().isEnabled();
    }

    private static String name(Button button) {
        var label = button.getElement().getAttribute("aria-label");
        return label == null ? button.getElement().getTextRecursively() : label;
    }

    private List<RouteData> pages() {
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .filter(page -> page.getNavigationTarget().getName().startsWith("dev.rapport."))
                .filter(page -> templates.test(page.getTemplate()))
                .sorted(Comparator.comparing(RouteData::getTemplate))
                .toList();
    }

    private static String bare(RouteData page) {
        return page.getTemplate().replaceAll("/:\\w+\\?.*", "");
    }

    private List<String> paths(RouteData page) {
        return page.getTemplate().contains(":")
                ? ids(page.getTemplate()).stream().map(id -> path(page, id)).toList()
                : List.of();
    }

    private String path(RouteData page, String id) {
        return page.getTemplate()
                .replaceFirst(":\\w+(\\?)?(\\([^)]*\\))?", encoded(id))
                .replaceFirst("/:\\w+\\?(\\([^)]*\\))?", "")
                .replaceFirst(":\\w+(\\([^)]*\\))?", encoded(world.ids().get("twin")));
    }

    /** Others would only be told that there is no such thing; a page that is not known here is learnt. */
    private Collection<String> ids(String template) {
        return isUnknown(template)
                ? shown.getOrDefault(template, Set.of(world.ids().get("twin")))
                : KINDS.get(kind(template)).stream()
                        .map(kind -> world.ids().get(kind))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static boolean isUnknown(String template) {
        return template.contains(":") && !KINDS.containsKey(kind(template));
    }

    private static String kind(String template) {
        return template.substring(0, template.indexOf('/'));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static void open(String path) {
        var asks = path.indexOf('?');
        try {
            if (asks < 0) UI.getCurrent().navigate(path);
            else
                UI.getCurrent().navigate(path.substring(0, asks), QueryParameters.fromString(path.substring(asks + 1)));
        } catch (RuntimeException refused) {
            // who may open no page at all sees the one before it
        }
    }

    /** What a browser would be sent now: texts, attributes, tooltips, rows and choices of lists. */
    static String sent() {
        var ui = UI.getCurrent();
        var all = new ArrayList<Component>();
        gather(ui, all);
        all.forEach(one -> {
            if (one instanceof Grid<?> grid) grid.getDataCommunicator().setViewportRange(0, ROWS);
        });
        var choices = new StringBuilder();
        all.forEach(one -> {
            if (one instanceof ComboBox<?> box) choices.append(choices(box));
        });
        var answer = new UidlWriter().createUidl(ui, false);
        return ui.getInternals().getTitle() + "\n" + answer + choices + standing(ui);
    }

    /** What stands on the page, sent before or now. */
    private static String standing(UI ui) {
        var all = new StringBuilder();
        ui.getElement().getNode().visitNodeTree(node -> {
            if (node.hasFeature(TextNodeMap.class))
                all.append('\n').append(node.getFeature(TextNodeMap.class).getText());
            if (node.hasFeature(ElementAttributeMap.class)) {
                var map = node.getFeature(ElementAttributeMap.class);
                map.attributes().forEach(name -> all.append('\n').append(map.get(name)));
            }
            if (node.hasFeature(ElementPropertyMap.class)) {
                var map = node.getFeature(ElementPropertyMap.class);
                map.getPropertyNames().forEach(name -> all.append('\n').append(map.getProperty(name)));
            }
        });
        return all.toString();
    }

    private static <T> String choices(ComboBox<T> box) {
        var label = box.getItemLabelGenerator();
        var all = new StringBuilder();
        try {
            box.getGenericDataView()
                    .getItems()
                    .limit(ROWS)
                    .forEach(item -> all.append('\n').append(label.apply(item)));
        } catch (Refused refused) {
            all.append(refused.key());
        }
        return all.toString();
    }

    private static void gather(Component one, List<Component> all) {
        all.add(one);
        one.getChildren().forEach(child -> gather(child, all));
    }
}
