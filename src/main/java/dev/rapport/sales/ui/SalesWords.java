package dev.rapport.sales.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.engine.Forms;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.sales.LeadScore.Band;
import dev.rapport.sales.LeadStatus;
import dev.rapport.sales.OpportunityFilter.Outcome;
import org.jspecify.annotations.Nullable;

/** How the screens of sales say states and people. */
@org.springframework.stereotype.Component
class SalesWords {

    private final Staff staff;
    private final Forms forms;

    SalesWords(Staff staff, Forms forms) {
        this.staff = staff;
        this.forms = forms;
    }

    /** A reason as the form that it was chosen in calls it. */
    @Nullable
    String reason(@Nullable String chosen) {
        return chosen == null ? null : forms.choice(chosen, UI.getCurrent().getLocale());
    }

    String name(@Nullable UserId person) {
        return person == null ? "–" : staff.byId(person).map(Person::name).orElse("–");
    }

    /** Where somebody came from: a channel by its name, all else as it was told. */
    static @Nullable String source(@Nullable String told) {
        if (told == null) return null;
        var key = "word.channel." + told;
        var named = UI.getCurrent().getTranslation(key);
        return named.equals(key) ? told : named;
    }

    static Component status(LeadStatus status) {
        var text = word("LeadStatus", status);
        return switch (status) {
            case NEW, ASSIGNED -> Chips.info(text);
            case WAITING -> Chips.warning(text);
            case QUALIFIED -> Chips.good(text);
            case NURTURED, DISCARDED, MERGED -> Chips.plain(text);
        };
    }

    static Component score(@Nullable Integer points, @Nullable Band band) {
        if (points == null || band == null) return new Span("–");
        var text = points + " · " + word("Band", band);
        return switch (band) {
            case HOT -> Chips.good(text);
            case WARM -> Chips.info(text);
            case COLD -> Chips.plain(text);
        };
    }

    static Component outcome(Outcome outcome) {
        var text = word("Outcome", outcome);
        return switch (outcome) {
            case OPEN -> Chips.info(text);
            case WON -> Chips.good(text);
            case LOST -> Chips.plain(text);
        };
    }

    static String word(String kind, Enum<?> value) {
        return UI.getCurrent().getTranslation("word." + kind + "." + value.name());
    }
}
