package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.MembershipLevels;
import dev.rapport.customer.ui.Disclosure;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a level of membership, or says something else of it. */
class MembershipLevelDialog extends FormDialog {

    private static final int LONGEST_WORD = 40;

    private final TextField english = new TextField(getTranslation("membership.english"));
    private final TextField chinese = new TextField(getTranslation("membership.chinese"));
    private final TextField word = new TextField(getTranslation("membership.word"));
    private final TextArea englishBenefits = new TextArea(getTranslation("membership.english-benefits"));
    private final TextArea chineseBenefits = new TextArea(getTranslation("membership.chinese-benefits"));
    private final IntegerField rank = new IntegerField(getTranslation("membership.rank"));
    private final IntegerField months = new IntegerField(getTranslation("membership.months"));
    private final Checkbox inUse = new Checkbox(getTranslation("membership.offered"));

    /** @param level absent for a new one */
    MembershipLevelDialog(MembershipLevels levels, @Nullable MembershipLevel level, Runnable changed) {
        setHeaderTitle(getTranslation(level == null ? "membership.add-level" : "membership.change-level"));
        arrange();
        fill(level);
        required(english, "membership.bad-name", "membership.name-taken");
        field(chinese);
        required(word, "membership.bad-word", "membership.word-taken");
        required(rank, "membership.bad-rank");
        field(months, "membership.bad-months");
        field(englishBenefits, "membership.benefits-too-long");
        field(chineseBenefits);
        if (level != null) {
            field(inUse);
            history(levels, level);
        }
        var read = level == null ? null : new LastRead(level.revision());
        saves(getTranslation("membership.save"), () -> {
            if (read == null) levels.add(wanted());
            else
                read.replace(
                        revision -> levels.change(wanted(), revision),
                        () -> levels.get(word.getValue()).revision());
            changed.run();
        });
    }

    private void arrange() {
        english.setMaxLength(60);
        chinese.setMaxLength(60);
        word.setMaxLength(LONGEST_WORD);
        word.setHelperText(getTranslation("membership.word-hint"));
        english.addValueChangeListener(typed -> suggest(typed.getValue()));
        rank.setMin(0);
        rank.setHelperText(getTranslation("membership.rank-hint"));
        months.setMin(1);
        months.setHelperText(getTranslation("membership.months-hint"));
        englishBenefits.setMaxLength(2000);
        chineseBenefits.setMaxLength(2000);
        List.<HasSize>of(english, chinese, word, rank, months, englishBenefits, chineseBenefits)
                .forEach(HasSize::setWidthFull);
    }

    private void history(MembershipLevels levels, MembershipLevel level) {
        var place = new Div();
        content(
                new Disclosure(
                        getTranslation("membership.history-of", level.label(getLocale())),
                        place,
                        () -> new LevelChangeLines(levels, level.word())),
                place);
    }

    /** Until somebody writes another. */
    private void suggest(String label) {
        if (word.isReadOnly() || !word.isEmpty()) return;
        var said = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        word.setValue(said.length() > LONGEST_WORD ? said.substring(0, LONGEST_WORD) : said);
    }

    private void fill(@Nullable MembershipLevel level) {
        if (level == null) {
            rank.setValue(0);
            inUse.setValue(true);
            return;
        }
        word.setValue(level.word());
        word.setReadOnly(true);
        english.setValue(level.english());
        chinese.setValue(level.chinese());
        rank.setValue(level.rank());
        months.setValue(level.months());
        englishBenefits.setValue(level.englishBenefits());
        chineseBenefits.setValue(level.chineseBenefits());
        inUse.setValue(level.inUse());
    }

    private MembershipLevel wanted() {
        return new MembershipLevel(
                word.getValue(),
                english.getValue(),
                chinese.getValue(),
                englishBenefits.getValue(),
                chineseBenefits.getValue(),
                Objects.requireNonNullElse(rank.getValue(), 0),
                months.getValue(),
                inUse.getValue());
    }
}
