package dev.rapport.rules;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.RulebookVersion.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which version of a rulebook decides, and who made it so. What a person wrote, a second person publishes. */
@Component
public class Publication {

    private final RulebookVersions versions;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publication(RulebookVersions versions, Rules rules, ApplicationEventPublisher events, Clock clock) {
        this.versions = versions;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** The newest first. */
    public List<RulebookVersion> versions(String rulebook) {
        return versions.all(rulebook);
    }

    /** The same without their texts. */
    public List<RulebookVersion> heads(String rulebook) {
        return versions.heads(rulebook);
    }

    /** The version that decides. */
    public Optional<RulebookVersion> live(String rulebook) {
        return versions.published(rulebook);
    }

    public Optional<RulebookVersion> version(String rulebook, int version) {
        return versions.find(rulebook, version);
    }

    /** Keeps text that may be published; refuses text that says more than rules may. */
    @Transactional
    public int write(String rulebook, String text, UserId author) {
        rules.draft(rulebook, text);
        versions.lock(rulebook);
        var form = versions.published(rulebook).map(RulebookVersion::form).orElse(Form.TABLE);
        return versions.addWritten(rulebook, form, text, ShippedRulebooks.fingerprint(text), author, clock.instant());
    }

    /** Lets a version decide that never did; does nothing when it decides now. */
    @Transactional
    public void publish(String rulebook, int version, UserId by) {
        versions.lock(rulebook);
        var wanted = versions.find(rulebook, version)
                .orElseThrow(() -> Refused.notFound("rules.no-such-version", rulebook, version));
        if (wanted.state() == State.PUBLISHED) return;
        if (wanted.publishedAt() != null) throw Refused.invalid("rules.decided-before", version);
        if (by.equals(wanted.author())) throw Refused.conflict("rules.second-person");
        rules.requireFit(wanted);
        var before = versions.published(rulebook).orElse(null);
        versions.retirePublished(rulebook);
        versions.publish(rulebook, version, by, clock.instant());
        if (before != null && !before.fingerprint().equals(wanted.fingerprint()))
            events.publishEvent(new RulebookPublished(rulebook, version, by));
    }

    /**
     * Lets the version that decided before the present one decide again. One person is enough, who says why: it was
     * published by two before, and what must go back must go back quickly. Gives its number.
     */
    @Transactional
    public int goBack(String rulebook, UserId by, String why) {
        versions.lock(rulebook);
        var present = present(rulebook);
        var before = versions.publishedBefore(rulebook)
                .orElseThrow(() -> Refused.conflict("rules.nothing-before", present.version()));
        goBack(rulebook, before, by, why);
        return before.version();
    }

    /** The same to any version that decided before; refused for others. */
    @Transactional
    public void goBackTo(String rulebook, int version, UserId by, String why) {
        versions.lock(rulebook);
        var wanted = versions.find(rulebook, version)
                .orElseThrow(() -> Refused.notFound("rules.no-such-version", rulebook, version));
        if (wanted.state() == State.PUBLISHED) return;
        if (wanted.publishedAt() == null) throw Refused.conflict("rules.never-decided", version);
        goBack(rulebook, wanted, by, why);
    }

    private void goBack(String rulebook, RulebookVersion wanted, UserId by, String why) {
        var reason = CleanText.body(why);
        if (reason.isEmpty() || reason.length() > 500) throw Refused.invalid("rules.back-without-reason");
        versions.takeBack(rulebook, present(rulebook).version(), by, reason, clock.instant());
        versions.publishAgain(rulebook, wanted.version(), clock.instant());
        events.publishEvent(new RulebookPublished(rulebook, wanted.version(), by));
    }

    private RulebookVersion present(String rulebook) {
        return versions.published(rulebook).orElseThrow(() -> Refused.notFound("rules.no-such-version", rulebook, 0));
    }
}
