package dev.rapport.platform.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.Location;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a page asks for. What of it the page cannot use is left out, and said above the page once it is
 * there.
 */
public final class Asked {

    /** Names in an address what was taken out of it, because no page could have read it. */
    public static final String LEFT_OUT = "left-out";

    /** What the login leaves behind. */
    private static final String CONTINUE = "continue";

    private static final int LONGEST = 500;
    private static final int LONGEST_SAID = 60;

    private final String address;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<String> leftOut = new ArrayList<>();

    private Asked(Location location) {
        this.address = location.getPathWithQueryParameters();
        location.getQueryParameters().getParameters().forEach((name, values) -> {
            if (name.equals(LEFT_OUT)) leftOut.addAll(values);
            else if (name.equals(CONTINUE)) return;
            else if (values.size() == 1 && isFit(values.getFirst())) given.put(name, values.getFirst());
            else leftOut.add(said(name, values.getFirst()));
        });
    }

    /** The same for all that ask during one navigation. */
    public static Asked of(BeforeEvent navigation) {
        return of(navigation.getUI(), navigation.getLocation());
    }

    /** What was asked for, once the page is there; then it is forgotten. */
    public static Asked said(UI ui, Location location) {
        var asked = of(ui, location);
        ComponentUtil.setData(ui, Asked.class, null);
        return asked;
    }

    private static Asked of(UI ui, Location location) {
        var before = ComponentUtil.getData(ui, Asked.class);
        if (before != null && before.address.equals(location.getPathWithQueryParameters())) return before;
        var asked = new Asked(location);
        ComponentUtil.setData(ui, Asked.class, asked);
        return asked;
    }

    public Optional<String> word(String name) {
        known.add(name);
        return Optional.ofNullable(given.get(name)).filter(word -> !word.isBlank());
    }

    public boolean has(String name) {
        known.add(name);
        return given.containsKey(name);
    }

    /** What the reader makes of the word; one that it refuses or does not know is left out. */
    public <T> Optional<T> read(String name, Function<String, Optional<T>> reader) {
        return word(name).flatMap(word -> {
            var read = understood(() -> reader.apply(word)).flatMap(found -> found);
            if (read.isEmpty()) leaveOut(name);
            return read;
        });
    }

    /** What a reader of several words makes of as many of them as go together. */
    public <T> T readAll(Function<Function<String, @Nullable String>, T> reader) {
        var names = new LinkedHashSet<String>();
        var best = reader.apply(name -> {
            names.add(name);
            return null;
        });
        var used = new HashMap<String, String>();
        for (var name : names) {
            var word = word(name);
            if (word.isEmpty()) continue;
            used.put(name, word.get());
            var more = understood(() -> reader.apply(used::get));
            if (more.isPresent()) best = more.get();
            else {
                used.remove(name);
                leaveOut(name);
            }
        }
        return best;
    }

    public void leaveOut(String name) {
        known.add(name);
        var word = given.remove(name);
        if (word != null) leftOut.add(said(name, word));
    }

    /** What could not be used, as it stood in the address. */
    public List<String> leftOut() {
        var all = new ArrayList<>(leftOut);
        given.forEach((name, word) -> {
            if (!known.contains(name)) all.add(said(name, word));
        });
        return all;
    }

    /** What the page asked for so far. */
    public Set<String> known() {
        return Set.copyOf(known);
    }

    private static <T> Optional<T> understood(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static boolean isFit(String word) {
        return word.length() <= LONGEST && CleanText.isFit(word);
    }

    private static String said(String name, String word) {
        var all = word.isEmpty() ? name : name + "=" + word;
        return all.codePoints()
                .limit(LONGEST_SAID)
                .filter(character -> !Character.isISOControl(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append(all.codePointCount(0, all.length()) > LONGEST_SAID ? "…" : "")
                .toString();
    }
}
