package dev.rapport.contact.hooks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.CaseKind;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.HookDelivery;
import dev.rapport.contact.hooks.HookTypes;
import dev.rapport.platform.ui.Chips;

/** What addresses that are told what happens here say to whoever looks at the screen. */
final class HookWords {

    private HookWords() {}

    static String type(Component here, HookTypes.Type type) {
        var kind = type.kind();
        return kind == null
                ? here.getTranslation("news." + type.what())
                : here.getTranslation("hook.type." + type.what(), here.getTranslation(CaseKind.word(kind)));
    }

    static Span state(Component here, Hook hook) {
        var because = hook.offBecause();
        if (because != null) return Chips.bad(here.getTranslation("hook.off-because." + because.word()));
        if (!hook.isOn()) return Chips.paused(here.getTranslation("hook.is-off"));
        return hook.failingSince() == null
                ? Chips.good(here.getTranslation("hook.is-on"))
                : Chips.warning(here.getTranslation("hook.is-failing"));
    }

    static String trouble(Component here, Trouble trouble) {
        return here.getTranslation(trouble.reason(), trouble.detail());
    }

    static Span state(Component here, HookDelivery one) {
        var text = here.getTranslation("hook.delivery." + one.state().word());
        return switch (one.state()) {
            case WAITING -> Chips.info(text);
            case TAKEN -> Chips.good(text);
            case FAILED -> Chips.bad(text);
        };
    }

    /** What came of the last try, in short. */
    static String answer(Component here, HookDelivery one) {
        var trouble = one.trouble();
        if (trouble != null) return trouble(here, trouble);
        return one.code() == null ? "" : "HTTP " + one.code();
    }
}
