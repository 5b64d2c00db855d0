package dev.rapport.contact.canned.ui;

import com.vaadin.flow.component.UI;
import dev.rapport.access.Staff;
import dev.rapport.contact.canned.CannedAnswer;
import dev.rapport.platform.Channel;
import java.util.stream.Collectors;

/** Canned answers in a person's words. */
final class CannedWordsOf {

    private CannedWordsOf() {}

    /** Whose it is: the team by its name. */
    static String whose(CannedAnswer answer, Staff staff) {
        var ui = UI.getCurrent();
        var team = answer.team();
        if (team == null) return ui.getTranslation("word.CannedFor." + answer.whose());
        return staff.team(team).map(found -> found.name(ui.getLocale())).orElse(team);
    }

    static String channels(CannedAnswer answer) {
        var ui = UI.getCurrent();
        if (answer.channels().isEmpty()) return ui.getTranslation("canned.channels-all");
        return answer.channels().stream().map(CannedWordsOf::channel).collect(Collectors.joining(", "));
    }

    static String channel(Channel channel) {
        return UI.getCurrent().getTranslation("word.channel." + channel.word());
    }
}
