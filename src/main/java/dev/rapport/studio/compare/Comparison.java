package dev.rapport.studio.compare;

import dev.rapport.engine.model.BpmnElement;
import dev.rapport.engine.model.BpmnTree;
import dev.rapport.studio.compare.Change.Difference;
import dev.rapport.studio.compare.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a text of a process says otherwise than another, element by element; ids tell which is which. */
public final class Comparison {

    /** A text in which nothing is, for what is new altogether. */
    public static final String NOTHING =
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"nothing\"/>";

    private static final int LONGEST = 300;

    private final BpmnTree before;
    private final BpmnTree now;

    private Comparison(BpmnTree before, BpmnTree now) {
        this.before = before;
        this.now = now;
    }

    /** What was added and changed in the order of the present text, then what is gone, then what was only moved. */
    public static List<Change> between(String before, String now) {
        return new Comparison(BpmnTree.parse(before), BpmnTree.parse(now)).changes();
    }

    private List<Change> changes() {
        var changes = new ArrayList<Change>();
        var moved = new ArrayList<Change>();
        var toldBefore = told(before);
        var toldNow = told(now);
        var placesBefore = before.places();
        var placesNow = now.places();
        for (var element : toldNow.values()) {
            var earlier = toldBefore.get(element.id());
            if (earlier == null) changes.add(change(Kind.ADDED, element, List.of()));
            else {
                var differences = differences(earlier, element);
                var isElsewhere =
                        !placesBefore.getOrDefault(element.id(), "").equals(placesNow.getOrDefault(element.id(), ""));
                if (!differences.isEmpty()) changes.add(change(Kind.CHANGED, element, differences));
                else if (isElsewhere) moved.add(change(Kind.MOVED, element, List.of()));
            }
        }
        toldBefore.values().stream()
                .filter(element -> !toldNow.containsKey(element.id()))
                .forEach(element -> changes.add(change(Kind.REMOVED, element, List.of())));
        changes.addAll(moved);
        return changes;
    }

    private static Change change(Kind kind, BpmnElement element, List<Difference> differences) {
        return new Change(kind, element.id(), element.type(), shortened(element.name()), differences);
    }

    private static List<Difference> differences(BpmnElement before, BpmnElement now) {
        var earlier = before.facts();
        var present = now.facts();
        var differences = new ArrayList<Difference>();
        if (!before.type().equals(now.type()))
            differences.add(new Difference(Facet.KIND.word(), before.type(), now.type()));
        var places = new TreeSet<>(earlier.keySet());
        places.addAll(present.keySet());
        for (var place : places) {
            var was = earlier.getOrDefault(place, "");
            var is = present.getOrDefault(place, "");
            if (!was.equals(is)) differences.add(new Difference(Facet.wordOf(place), shortened(was), shortened(is)));
        }
        return differences;
    }

    private static Map<String, BpmnElement> told(BpmnTree tree) {
        var told = new LinkedHashMap<String, BpmnElement>();
        tree.elements().stream().filter(BpmnElement::standsAlone).forEach(one -> told.putIfAbsent(one.id(), one));
        return told;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
