package dev.rapport.insight.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Figures on the whole way from the first to the last week or month, so that a gap is seen as one. */
final class TrendCourse<T> {

    private final TrendWords words;
    private final Map<LocalDate, T> figures = new HashMap<>();
    private final List<LocalDate> starts = new ArrayList<>();

    TrendCourse(TrendWords words, List<T> found, Function<T, LocalDate> start) {
        this.words = words;
        found.forEach(one -> figures.put(start.apply(one), one));
        var last = start.apply(found.getLast());
        for (var at = start.apply(found.getFirst());
                !at.isAfter(last);
                at = words.filter().by().end(at).plusDays(1)) starts.add(at);
    }

    List<String> labels() {
        return starts.stream().map(words::label).toList();
    }

    List<String> notes(Function<T, String> note) {
        return at(note, "");
    }

    List<Double> values(Function<T, Double> value) {
        return at(value, Double.NaN);
    }

    private <V> List<V> at(Function<T, V> value, V none) {
        return starts.stream()
                .map(start -> {
                    var figure = figures.get(start);
                    return figure == null ? none : value.apply(figure);
                })
                .toList();
    }
}
