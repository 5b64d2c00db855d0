package dev.rapport.customer.relations.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.relations.RelationGraph.Drawing;
import dev.rapport.customer.relations.RelationGraph.Line;
import dev.rapport.customer.relations.RelationGraph.Node;
import dev.rapport.customer.relations.ui.RelationPlaces.Place;
import dev.rapport.platform.CustomerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Who stands around a customer. Each of them is a link that brings them into the middle; arrow keys go to the next one in
 * that direction. The list beside it tells the same in words.
 */
class RelationDrawing extends Div {

    private static final String WALK = """
            this.addEventListener('keydown', event => {
              const ways = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};
              const way = ways[event.key];
              const from = event.target.closest('a');
              if (!way || !from) return;
              event.preventDefault();
              const at = node => {
                const box = node.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
              };
              const [x, y] = at(from);
              let next = null, least = Infinity;
              for (const node of this.querySelectorAll('a')) {
                if (node === from) continue;
                const [dx, dy] = [at(node)[0] - x, at(node)[1] - y];
                const along = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
                if (along > 1 && along + 2 * aside < least) { least = along + 2 * aside; next = node; }
              }
              if (next) next.focus();
            });
            """;

    private final Map<CustomerId, Place> places;

    RelationDrawing(Drawing drawing) {
        addClassName("relation-drawing");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("relations.drawing"));
        places = RelationPlaces.of(drawing.nodes());
        var lines = drawing.lines().stream()
                .filter(line -> places.containsKey(line.from()) && places.containsKey(line.to()))
                .toList();
        add(drawn(lines));
        together(lines).forEach((ends, words) -> add(label(ends, words)));
        drawing.nodes()
                .forEach(node -> add(node(node, node.equals(drawing.nodes().getFirst()))));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().executeJs(WALK);
    }

    private Svg drawn(List<Line> lines) {
        var drawn = lines.stream().map(this::line).collect(Collectors.joining());
        var svg = new Svg(
                "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + drawn + "</svg>");
        svg.addClassName("relation-lines");
        return svg;
    }

    private String line(Line line) {
        var from = place(line.from());
        var to = place(line.to());
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                from.x(),
                from.y(),
                to.x(),
                to.y());
    }

    /** Two may stand to each other in several ways; their line has all the words. */
    private Map<List<CustomerId>, List<String>> together(List<Line> lines) {
        var together = new LinkedHashMap<List<CustomerId>, List<String>>();
        for (var line : lines) {
            var isTurned = isOutside(line.from(), line.to());
            var ends = isTurned ? List.of(line.to(), line.from()) : List.of(line.from(), line.to());
            together.merge(
                    ends,
                    List.of(words(line, isTurned)),
                    (one, other) -> List.of(String.join(", ", one) + ", " + String.join(", ", other)));
        }
        return together;
    }

    /** Words are read from the middle outwards. */
    private boolean isOutside(CustomerId one, CustomerId other) {
        var order = List.copyOf(places.keySet());
        return order.indexOf(one) > order.indexOf(other);
    }

    private String words(Line line, boolean isTurned) {
        var bond = line.bond();
        if (bond == null) return getTranslation(isTurned ? "relations.has-subsidiary" : "relations.subsidiary-of");
        return RelationList.bond(isTurned ? bond.reversed() : bond);
    }

    private Span label(List<CustomerId> ends, List<String> words) {
        var label = new Span(String.join(", ", words));
        label.addClassName("relation-words");
        put(label, place(ends.getFirst()).towards(place(ends.getLast()), 0.52));
        return label;
    }

    private Anchor node(Node node, boolean isMiddle) {
        var link =
                new Anchor(isMiddle ? "customers/" + node.id() : "customers/" + node.id() + "/relations", node.name());
        link.setRouterIgnore(false);
        link.addClassName("relation-node");
        var words = getTranslation(isMiddle ? "relations.open" : "relations.into-the-middle", node.name());
        link.getElement().setAttribute("aria-label", words);
        link.getElement().setAttribute("title", words);
        if (isMiddle) {
            link.addClassName("relation-middle");
            link.getElement().setAttribute("aria-current", "true");
        }
        put(link, place(node.id()));
        return link;
    }

    private Place place(CustomerId id) {
        return Objects.requireNonNull(places.get(id));
    }

    private static void put(com.vaadin.flow.component.HasStyle what, Place place) {
        what.getStyle().set("left", String.format(Locale.ROOT, "%.1f%%", place.x()));
        what.getStyle().set("top", String.format(Locale.ROOT, "%.1f%%", place.y()));
    }
}
