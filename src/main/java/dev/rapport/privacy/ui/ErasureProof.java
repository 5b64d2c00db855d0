package dev.rapport.privacy.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Times;
import dev.rapport.privacy.Erasure;
import dev.rapport.privacy.ReadableProof;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of what was kept, where it was looked for afterwards, and that nothing was found. */
class ErasureProof extends Div {

    private final String judge;

    /** @param judge who said that what was found is somebody else's */
    ErasureProof(Erasure.Proof proof, String judge, Anchor handOver) {
        this.judge = judge;
        addClassName("stack");
        var erasure = proof.erasure();
        var facts = new Facts()
                .with(getTranslation("privacy.proof-begun"), Times.exact(erasure.begunAt()))
                .with(getTranslation("privacy.proof-erased"), time(erasure.erasedAt()))
                .with(getTranslation("privacy.proof-scanned"), time(erasure.scannedAt()))
                .with(
                        getTranslation("privacy.proof-places"),
                        getTranslation(
                                "privacy.proof-looked",
                                proof.places().size() - proof.files(),
                                proof.files(),
                                proof.rows(),
                                ReadableProof.size(proof.bytes())));
        if (erasure.scannedAt() != null) facts.with(getTranslation("privacy.proof-found"), found(proof));
        if (erasure.notSought() > 0)
            facts.with(
                    getTranslation("privacy.proof-not-sought"),
                    getTranslation("privacy.proof-not-sought-words", erasure.notSought()));
        for (var part : new String[] {"broker", "database", "backups"})
            facts.with(getTranslation("privacy.proof-" + part), getTranslation("privacy.proof-" + part + "-words"));
        add(facts, parts(proof), places(proof));
        if (erasure.scannedAt() != null) add(handOver);
    }

    private String time(@Nullable Instant at) {
        return at == null ? getTranslation("privacy.proof-under-way") : Times.exact(at);
    }

    private String found(Erasure.Proof proof) {
        if (proof.found() == 0) return getTranslation("privacy.proof-nothing");
        return proof.erasure().judgedBy() == null
                ? getTranslation("privacy.proof-not-theirs", proof.found())
                : getTranslation("privacy.proof-theirs", proof.found(), judge);
    }

    private Div parts(Erasure.Proof proof) {
        var facts = new Facts();
        proof.parts().stream()
                .filter(part -> part.rows() > 0)
                .forEach(part -> facts.with(
                        getTranslation("privacy.way." + part.way()) + " · "
                                + getTranslation("privacy.kept." + part.table()),
                        String.valueOf(part.rows())));
        return new Div(new H3(getTranslation("privacy.proof-what")), facts);
    }

    private Details places(Erasure.Proof proof) {
        var facts = new Facts();
        for (var place : proof.places())
            facts.with(
                    place.name(),
                    place.found() == 0
                            ? getTranslation("privacy.proof-rows", place.rows(), ReadableProof.size(place.bytes()))
                            : getTranslation(
                                    "privacy.proof-rows-found",
                                    place.rows(),
                                    ReadableProof.size(place.bytes()),
                                    place.found(),
                                    String.join(", ", place.keys())));
        return new Details(getTranslation("privacy.proof-all"), facts);
    }
}
