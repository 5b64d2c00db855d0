package dev.rapport.insight.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.insight.today.AboutToBreach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Clocks one below the other; those that stay are shown anew where they stand, so that what is open in them stays open. */
final class TodayLines extends UnorderedList {

    private final transient Function<AboutToBreach, TodayLine> made;
    private final transient Map<UUID, TodayLine> lines = new HashMap<>();
    private final transient Map<UUID, ListItem> items = new HashMap<>();

    TodayLines(Function<AboutToBreach, TodayLine> made) {
        this.made = made;
        addClassName("sla-rows");
    }

    void show(List<AboutToBreach> found) {
        var wanted = new ArrayList<ListItem>();
        for (var row : found) {
            var id = row.clock().id();
            var line = lines.get(id);
            if (line == null) {
                lines.put(id, made.apply(row));
                items.put(id, new ListItem(lines.get(id)));
            } else line.show(row);
            wanted.add(items.get(id));
        }
        var kept = Set.copyOf(found.stream().map(row -> row.clock().id()).toList());
        lines.keySet().retainAll(kept);
        items.keySet().retainAll(kept);
        if (getChildren().toList().equals(wanted)) return;
        removeAll();
        wanted.forEach(this::add);
    }
}
