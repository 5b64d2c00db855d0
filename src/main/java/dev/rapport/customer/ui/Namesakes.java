package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import dev.rapport.customer.CustomerProfile;
import dev.rapport.customer.merge.Comparison;
import dev.rapport.platform.ui.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What two customers are called so that a reader can tell them apart: by their names alone where those differ. */
record Namesakes(String survivor, String gone) {

    private static final int LAST_DIGITS = 4;
    private static final int LAST_OF_ID = 6;

    static Namesakes of(Comparison found) {
        var one = found.survivor();
        var other = found.gone();
        if (!one.line().name().equalsIgnoreCase(other.line().name()))
            return new Namesakes(one.line().name(), other.line().name());
        var marks = marks(one);
        var others = marks(other);
        return new Namesakes(apart(one, marks, others), apart(other, others, marks));
    }

    private static String apart(CustomerProfile one, List<String> marks, List<String> others) {
        var apart = Stream.of(0, 1, 2, 3)
                .filter(place -> !marks.get(place).equals(others.get(place)))
                .map(marks::get)
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(", "));
        var mark = apart.isEmpty() ? last(one.line().id().toString(), LAST_OF_ID) : apart;
        return UI.getCurrent().getTranslation("customer.namesake", one.line().name(), mark);
    }

    private static List<String> marks(CustomerProfile one) {
        var marks = new ArrayList<String>();
        marks.add(Objects.requireNonNullElse(one.line().knownElsewhereAs(), ""));
        marks.add(Objects.requireNonNullElse(one.facts().get("city"), ""));
        marks.add(one.contactPoints().stream()
                .map(CustomerProfile.MaskedContactPoint::text)
                .filter(text -> last(text, LAST_DIGITS).chars().allMatch(Character::isDigit))
                .map(text -> "…" + last(text, LAST_DIGITS))
                .findFirst()
                .orElse(""));
        marks.add(UI.getCurrent()
                .getTranslation(
                        "customer.namesake-since", Times.exact(one.line().createdAt())));
        return marks;
    }

    private static String last(String text, int many) {
        return text.substring(Math.max(0, text.length() - many));
    }
}
