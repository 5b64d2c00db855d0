package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import dev.rapport.cases.CaseKinds;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Chips.Tone;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a case of any kind stands. */
public final class SubjectChip {

    private SubjectChip() {}

    /**
     * @param stands as the case's events say it
     * @param state the same in the reader's words; without one it is said whether the case is open
     */
    public static Component of(String kind, @Nullable String stands, @Nullable String state, boolean open) {
        var word = state == null ? UI.getCurrent().getTranslation(open ? "cases.open" : "cases.over") : state;
        return Chips.of(tone(kind, stands).orElse(open ? Tone.INFO : Tone.PLAIN), word);
    }

    private static Optional<Tone> tone(String kind, @Nullable String stands) {
        if (stands == null) return Optional.empty();
        return VaadinService.getCurrent()
                .getInstantiator()
                .getOrCreate(CaseKinds.class)
                .facet(CaseTones.class, kind)
                .map(tones -> tones.tones().get(stands));
    }
}
