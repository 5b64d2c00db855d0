package dev.rapport.privacy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.platform.ErasedRows.Way;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.privacy.Erasure;

/** What goes, what is blanked, what is kept and why, and what must be ended first. */
class ErasurePreview extends Div {

    ErasurePreview(Erasure.Preview preview) {
        addClassName("stack");
        if (preview.held()) add(Chips.warning(getTranslation("privacy.erasure-held")));
        if (!preview.obstacles().isEmpty()) add(first(preview));
        add(new Paragraph(getTranslation("privacy.erasure-hint")));
        for (var way : Way.values())
            if (preview.parts().stream().anyMatch(part -> part.way() == way)) add(rows(preview, way));
        add(new Paragraph(getTranslation("privacy.erasure-besides")));
    }

    private Div first(Erasure.Preview preview) {
        var links = new Div();
        links.addClassName("row");
        for (var obstacle : preview.obstacles())
            links.add(new SubjectLink(
                    obstacle.number(),
                    obstacle.number() + " · " + getTranslation("word.SubjectKind." + obstacle.kind())));
        return new Div(new Paragraph(getTranslation("privacy.erasure-first")), links);
    }

    private Div rows(Erasure.Preview preview, Way way) {
        var facts = new Facts();
        preview.parts().stream()
                .filter(part -> part.way() == way)
                .forEach(part -> facts.with(getTranslation("privacy.kept." + part.table()), count(part)));
        return new Div(new H3(getTranslation("privacy.way." + way)), facts);
    }

    private Span count(Erasure.Part part) {
        var why = part.why() == null ? "" : " · " + getTranslation("privacy.why." + part.why());
        var rows = "%,d".formatted(part.rows());
        return new Span((part.atMost() ? getTranslation("privacy.erasure-at-most", rows) : rows) + why);
    }
}
