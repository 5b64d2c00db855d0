package dev.rapport.contact.canned.ui;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.contact.canned.CannedAnswer;
import dev.rapport.contact.canned.CannedAnswers;
import dev.rapport.contact.canned.CannedDraft;
import dev.rapport.contact.canned.CannedFor;
import dev.rapport.contact.canned.CannedLanguage;
import dev.rapport.contact.canned.CannedVariable;
import dev.rapport.platform.Channel;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import dev.rapport.platform.ui.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a canned answer or says one otherwise; whoever may not change it reads it. */
final class CannedAnswerDialog extends FormDialog {

    /** Where the cursor was, or at the end; as if it were typed, so that it can be undone. */
    private static final String INSERT = """
            const input = this.inputElement;
            input.focus();
            document.execCommand('insertText', false, $0);
            input.dispatchEvent(new Event('change', { bubbles: true }));
            """;

    private final transient CannedAnswers answers;
    private final transient Staff staff;
    private final TextField name = new TextField(getTranslation("canned.answer"));
    private final TextField code = new TextField(getTranslation("canned.code"));
    private final Select<CannedLanguage> language = new Select<>();
    private final MultiSelectComboBox<Channel> channels = new MultiSelectComboBox<>(getTranslation("canned.channels"));
    private final Select<CannedFor> whose = new Select<>();
    private final Select<Team> team = new Select<>();
    private final TextArea text = new TextArea(getTranslation("canned.text"));

    /** @param answer absent for a new one */
    CannedAnswerDialog(
            CannedAnswers answers,
            Staff staff,
            @Nullable CannedAnswer answer,
            Runnable changed,
            Consumer<CannedAnswer> removed) {
        this.answers = answers;
        this.staff = staff;
        var mayChange = answer == null || answers.mayChange(answer);
        setHeaderTitle(getTranslation(answer == null ? "canned.add" : mayChange ? "canned.change" : "canned.show"));
        setWidth("min(40rem, 100%)");
        arrange(answer);
        fill(answer);
        required(name, "canned.bad-name");
        required(code, "canned.bad-code", "canned.code-taken");
        row(name, code);
        field(language);
        field(channels, "canned.nothing-written-there");
        row(language, channels);
        field(whose);
        field(team, "canned.which-team", "canned.not-your-team");
        row(whose, team);
        required(text, "canned.bad-words", "canned.unknown-variable");
        if (!mayChange) {
            Stream.of(name, code, text).forEach(field -> field.setReadOnly(true));
            Stream.of(whose, team, language).forEach(field -> field.setReadOnly(true));
            channels.setReadOnly(true);
            return;
        }
        content(variables());
        if (answer != null) getFooter().addComponentAsFirst(remover(answer, removed));
        var read = answer == null ? null : new LastRead(answer.revision());
        saves(getTranslation("canned.save"), () -> {
            if (answer == null || read == null) answers.add(wanted());
            else
                read.replace(
                        revision -> answers.change(answer.id(), wanted(), revision),
                        () -> answers.get(answer.id()).revision());
            changed.run();
        });
    }

    private void arrange(@Nullable CannedAnswer answer) {
        name.setMaxLength(CannedDraft.LONGEST_NAME);
        code.setMaxLength(CannedDraft.LONGEST_CODE + 1);
        code.setHelperText(getTranslation("canned.code-hint"));
        language.setLabel(getTranslation("canned.language"));
        language.setItems(CannedLanguage.values());
        language.setItemLabelGenerator(one -> getTranslation("word.CannedLanguage." + one));
        language.setHelperText(getTranslation("canned.language-first"));
        channels.setItems(CannedDraft.offered());
        channels.setItemLabelGenerator(CannedWordsOf::channel);
        channels.setHelperText(getTranslation("canned.channels-hint"));
        whose.setLabel(getTranslation("canned.whose"));
        whose.setItems(offered(answer));
        whose.setItemLabelGenerator(one -> getTranslation("word.CannedFor." + one));
        whose.addValueChangeListener(change -> team.setVisible(change.getValue() == CannedFor.TEAM));
        team.setLabel(getTranslation("canned.team"));
        team.setItems(teams(answer));
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        team.setVisible(false);
        text.setMaxLength(CannedDraft.LONGEST_WORDS);
        text.setMinRows(5);
        text.setMaxRows(14);
        Stream.<HasSize>of(name, code, language, channels, whose, team, text).forEach(HasSize::setWidthFull);
    }

    private List<CannedFor> offered(@Nullable CannedAnswer answer) {
        var offered = new ArrayList<>(List.of(CannedFor.ME));
        var now = answer == null ? CannedFor.ME : answer.whose();
        if (now == CannedFor.TEAM || !answers.writableTeams().isEmpty()) offered.add(CannedFor.TEAM);
        if (now == CannedFor.EVERYBODY || answers.mayWriteForAll()) offered.add(CannedFor.EVERYBODY);
        return offered;
    }

    /** One that is no longer offered stays with what is its own. */
    private List<Team> teams(@Nullable CannedAnswer answer) {
        var now = answer == null || answer.team() == null ? Stream.<Team>of() : staff.team(answer.team()).stream();
        return Stream.concat(answers.writableTeams().stream(), now).distinct().toList();
    }

    private void fill(@Nullable CannedAnswer answer) {
        language.setValue(CannedLanguage.ANY);
        whose.setValue(CannedFor.ME);
        if (answer == null) return;
        name.setValue(answer.name());
        code.setValue(answer.code());
        language.setValue(answer.language());
        channels.setValue(answer.channels());
        whose.setValue(answer.whose());
        if (answer.team() != null) staff.team(answer.team()).ifPresent(team::setValue);
        text.setValue(answer.words());
    }

    private Div variables() {
        var buttons = new Div();
        buttons.addClassNames("row", "canned-variables");
        for (var variable : CannedVariable.values()) {
            var insert = new Button(
                    getTranslation("canned.variable." + variable.key()) + " " + variable.written(),
                    click -> text.getElement().executeJs(INSERT, variable.written()));
            insert.addThemeVariants(ButtonVariant.SMALL);
            buttons.add(insert);
        }
        var hint = new Span(getTranslation("canned.variables"));
        hint.addClassName("secondary");
        return new Div(hint, buttons);
    }

    private Button remover(CannedAnswer answer, Consumer<CannedAnswer> removed) {
        var remove = new Button(getTranslation("canned.remove"), click -> {
            if (!Notices.attempt(() -> answers.remove(answer.id()))) return;
            close();
            removed.accept(answer);
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        return remove;
    }

    private CannedDraft wanted() {
        return new CannedDraft(
                whose.getValue(),
                team.getValue() == null ? null : team.getValue().key(),
                name.getValue(),
                code.getValue(),
                language.getValue(),
                List.copyOf(channels.getValue()),
                text.getValue());
    }
}
