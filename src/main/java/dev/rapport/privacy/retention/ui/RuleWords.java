package dev.rapport.privacy.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.platform.ui.Chips;
import dev.rapport.privacy.retention.RetentionRule;
import dev.rapport.privacy.retention.RetentionRun;
import org.jspecify.annotations.Nullable;

/** Rules and what they did, in words. */
final class RuleWords {

    private RuleWords() {}

    static Component chip(RetentionRule rule) {
        return rule.enabled() ? Chips.good(translated("retention.on")) : Chips.plain(translated("retention.off"));
    }

    static String who(RetentionRule rule) {
        var wish = rule.wish();
        var words = translated("retention.quiet-for", wish.months());
        if (wish.lifecycle() != null) words += " · " + translated("word.Lifecycle." + wish.lifecycle());
        return wish.tag() == null ? words : words + " · " + wish.tag();
    }

    static String did(@Nullable RetentionRun run) {
        if (run == null) return translated("retention.not-yet");
        return translated(
                run.endedAt() == null ? "retention.going-on" : "retention.found-of", run.found(), run.looked());
    }

    static String translated(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
