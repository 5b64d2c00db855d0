package dev.rapport.customer.membership.ui;

import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.MembershipLevels;
import dev.rapport.platform.ui.FormDialog;

/** Shows who said what of a level. */
class LevelChangesDialog extends FormDialog {

    LevelChangesDialog(MembershipLevels levels, MembershipLevel level) {
        setHeaderTitle(getTranslation("membership.history-of", level.label(getLocale())));
        content(new LevelChangeLines(levels, level.word()));
    }
}
