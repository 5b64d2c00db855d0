package dev.rapport.customer.relations.ui;

import dev.rapport.customer.relations.RelationGraph.Node;
import dev.rapport.platform.CustomerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each stands in the drawing, in hundredths of its width and height: the middle, a ring around it, in the gap after
 * each of them who stands beside that one; and then as far apart as their names need.
 */
final class RelationPlaces {

    record Place(double x, double y) {

        Place towards(Place other, double part) {
            return new Place(x + (other.x - x) * part, y + (other.y - y) * part);
        }
    }

    private static final Place MIDDLE = new Place(50, 50);
    private static final double NAME_WIDTH = 28;
    private static final double NAME_HEIGHT = 9.5;
    private static final int MOST_STEPS = 120;

    private RelationPlaces() {}

    static Map<CustomerId, Place> of(List<Node> nodes) {
        return apart(ring(nodes));
    }

    private static LinkedHashMap<CustomerId, Place> ring(List<Node> nodes) {
        var middle = nodes.getFirst().id();
        var places = new LinkedHashMap<CustomerId, Place>();
        places.put(middle, MIDDLE);
        var near = beside(nodes, middle);
        var isAlone = nodes.size() == near.size() + 1;
        for (var i = 0; i < near.size(); i++) {
            var angle = 2 * Math.PI * i / near.size() - Math.PI / 2;
            places.put(near.get(i), isAlone ? on(angle, 36, 38) : on(angle, 33, 27));
            var beyond = beside(nodes, near.get(i));
            for (var j = 0; j < beyond.size(); j++) {
                var share = (j + 1.0) / (beyond.size() + 1);
                places.put(beyond.get(j), on(angle + share * 2 * Math.PI / near.size(), 37, 45));
            }
        }
        return places;
    }

    private static List<CustomerId> beside(List<Node> nodes, CustomerId one) {
        return nodes.stream()
                .filter(node -> one.equals(node.near()))
                .map(Node::id)
                .toList();
    }

    private static Place on(double angle, double width, double height) {
        return new Place(50 + width * Math.cos(angle), 50 + height * Math.sin(angle));
    }

    /** Two names that would cover each other go apart along the shorter way; the middle stays. */
    private static Map<CustomerId, Place> apart(LinkedHashMap<CustomerId, Place> ring) {
        var places = new ArrayList<>(ring.values());
        var isQuiet = false;
        for (var step = 0; step < MOST_STEPS && !isQuiet; step++) {
            isQuiet = true;
            for (var i = 1; i < places.size(); i++) for (var j = 0; j < i; j++) isQuiet &= !part(places, j, i);
            for (var i = 1; i < places.size(); i++) places.set(i, inside(places.get(i)));
        }
        var found = new LinkedHashMap<CustomerId, Place>();
        var next = places.iterator();
        ring.keySet().forEach(id -> found.put(id, next.next()));
        return found;
    }

    private static boolean part(List<Place> places, int one, int other) {
        var a = places.get(one);
        var b = places.get(other);
        var tooWide = NAME_WIDTH - Math.abs(b.x() - a.x());
        var tooHigh = NAME_HEIGHT - Math.abs(b.y() - a.y());
        if (tooWide <= 0 || tooHigh <= 0) return false;
        var sideways = tooWide / NAME_WIDTH < tooHigh / NAME_HEIGHT;
        var way = (sideways ? tooWide : tooHigh) / 2 + 0.05;
        if ((sideways ? b.x() - a.x() : b.y() - a.y()) < 0) way = -way;
        places.set(other, moved(b, one == 0 ? 2 * way : way, sideways));
        if (one > 0) places.set(one, moved(a, -way, sideways));
        return true;
    }

    private static Place moved(Place place, double way, boolean sideways) {
        return sideways ? new Place(place.x() + way, place.y()) : new Place(place.x(), place.y() + way);
    }

    private static Place inside(Place place) {
        return new Place(Math.clamp(place.x(), 15, 85), Math.clamp(place.y(), 5, 95));
    }
}
