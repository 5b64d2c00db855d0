package dev.rapport.rules;

import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.RulebookVersion.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings the rulebooks that come with the product into the database. */
@Component
class ShippedRulebooks {

    record Shipped(Form form, String text, String fingerprint) {}

    private final RulebookVersions versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ShippedRulebooks(RulebookVersions versions, ApplicationEventPublisher events, Clock clock) {
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores the shipped text as a new version when it differs from what was shipped before. It is published at once
     * unless people have published a version of their own; then it waits as a draft.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void store(Rulebook rulebook) {
        var shipped = read(rulebook);
        versions.lock(rulebook.name());
        var before = versions.latestShipped(rulebook.name());
        if (before.filter(version -> version.fingerprint().equals(shipped.fingerprint()))
                .isPresent()) return;
        var published = versions.published(rulebook.name());
        var peoplesOwn = published.filter(version -> !version.shipped()).isPresent();
        if (!peoplesOwn) versions.retirePublished(rulebook.name());
        var version = versions.addShipped(
                rulebook.name(),
                peoplesOwn ? State.DRAFT : State.PUBLISHED,
                shipped.form(),
                shipped.text(),
                shipped.fingerprint(),
                clock.instant());
        if (!peoplesOwn
                && published.isPresent()
                && !published.get().fingerprint().equals(shipped.fingerprint()))
            events.publishEvent(new RulebookPublished(rulebook.name(), version, null));
    }

    static Shipped read(Rulebook rulebook) {
        var path = "rules/%s/%s.drl".formatted(rulebook.module(), rulebook.name());
        var table = new ClassPathResource(path + ".csv");
        var file = table.exists() ? table : new ClassPathResource(path);
        try {
            var text = file.getContentAsString(StandardCharsets.UTF_8);
            if (table.exists()) text = KindRows.addedTo(text, path.replace(".drl", ""));
            return new Shipped(table.exists() ? Form.TABLE : Form.DRL, text, fingerprint(text));
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook %s is declared but not shipped".formatted(path), e);
        }
    }

    static String fingerprint(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
