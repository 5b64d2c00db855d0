package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.rapport.customer.duplicates.Pair;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import java.util.Optional;

/** One of two customers that may be one. */
class DuplicateSide extends Div {

    DuplicateSide(Pair.Side side) {
        addClassName("stack");
        add(
                new Anchor("customers/" + side.id(), side.name()),
                new Facts()
                        .with(getTranslation("customer.contact-points"), String.join(" · ", side.contactPoints()))
                        .with(getTranslation("customer.tier"), Words.known("word.tier." + side.tier(), side.tier()))
                        .with(
                                getTranslation("customer.owner"),
                                Optional.ofNullable(side.owner()).orElse(getTranslation("customer.pool")))
                        .with(getTranslation("duplicates.since"), Times.ago(side.createdAt())));
    }
}
