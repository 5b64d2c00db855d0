package dev.rapport.customer.handover.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.access.Staff;
import dev.rapport.customer.handover.HandOver;
import dev.rapport.customer.handover.HandOvers;
import dev.rapport.customer.owners.ui.OwnerField;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses who takes one customer of a hand-over, or all that are still open. */
class TakerDialog extends FormDialog {

    /** @param customer absent for all */
    TakerDialog(
            HandOvers handOvers,
            Staff staff,
            HandOver handOver,
            @Nullable CustomerId customer,
            String name,
            Runnable changed) {
        setHeaderTitle(getTranslation("handover.choose-for", name));
        var taker = new OwnerField(getTranslation("handover.taker"), staff);
        taker.setHelperText(getTranslation("handover.taker-hint"));
        content(new Paragraph(getTranslation("handover.choose-text")));
        field(
                taker,
                "handover.to-oneself",
                "handover.none-chosen",
                "handover.not-open",
                "owners.person-left",
                "owners.works-not-with-customers");
        saves(getTranslation("handover.choose"), () -> {
            var chosen = handOvers.choose(handOver.id(), customer == null ? null : List.of(customer), taker.getValue());
            Notices.done(getTranslation("handover.chosen", chosen));
            changed.run();
        });
    }
}
