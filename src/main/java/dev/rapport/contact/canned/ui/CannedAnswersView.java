package dev.rapport.contact.canned.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.contact.canned.CannedAnswer;
import dev.rapport.contact.canned.CannedAnswers;
import dev.rapport.contact.canned.CannedFilter;
import dev.rapport.contact.canned.CannedFor;
import dev.rapport.contact.canned.CannedLanguage;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Notices;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Canned answers that somebody may insert, by name, and those that were removed of late. */
@Route("canned-answers")
@Menu(title = "nav.canned-answers", order = 39.8, icon = "vaadin:quote-right")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class CannedAnswersView extends ListPage<CannedAnswer> {

    private final transient CannedAnswers answers;
    private final transient Staff staff;
    private final transient ListFilter<String> words = search("canned.search");
    private final transient ListFilter<CannedFor> whose =
            choice("whose", "canned.whose", CannedFor.values(), value -> getTranslation("word.CannedFor." + value));
    private final transient ListFilter<CannedLanguage> language = choice(
            "language",
            "canned.language",
            CannedLanguage.values(),
            value -> getTranslation("word.CannedLanguage." + value));
    private final transient ListFilter<Boolean> removed = only("removed", "canned.removed");

    CannedAnswersView(CannedAnswers answers, Staff staff) {
        super("nav.canned-answers");
        this.answers = answers;
        this.staff = staff;
        var columns = columns();
        columns.card("canned.answer", this::opener);
        columns.cell("canned.answer", this::opener).width("12rem", 2).wideOnly();
        columns.words("canned.code", answer -> "/" + answer.code()).width("7rem", 0);
        columns.words("canned.text", CannedAnswer::words).width("16rem", 4);
        columns.words("canned.language", answer -> getTranslation("word.CannedLanguage." + answer.language()))
                .width("8rem", 0);
        columns.words("canned.whose", answer -> CannedWordsOf.whose(answer, staff));
        columns.words("canned.channels", CannedWordsOf::channels).labelled();
        columns.words("canned.inserted", answer -> getTranslation("canned.times", answer.inserted()))
                .labelled();
        columns.cell("canned.removed", this::restorer).width("8rem", 0);
        ifNothing(VaadinIcon.QUOTE_RIGHT, "canned.none");
        creates(
                "canned.add",
                answers.mayKeep(),
                () -> new CannedAnswerDialog(answers, staff, null, this::reload, this::removed).open());
    }

    @Override
    protected Page<CannedAnswer> read(int limit, @Nullable String after) {
        var filter = new CannedFilter(words.orElse(""), whose.get(), language.get(), removed.isSet());
        return answers.list(filter, limit, after);
    }

    private Component opener(CannedAnswer answer) {
        if (answer.removedAt() != null) return new Span(answer.name());
        var open = new Button(
                answer.name(),
                click -> new CannedAnswerDialog(answers, staff, answer, this::reload, this::removed).open());
        open.addThemeVariants(ButtonVariant.TERTIARY);
        return open;
    }

    private Component restorer(CannedAnswer answer) {
        if (answer.removedAt() == null || !answers.mayChange(answer)) return new Span();
        return new Button(getTranslation("canned.restore"), click -> {
            if (Notices.attempt(() -> answers.restore(answer.id())))
                Notices.done(getTranslation("canned.was-restored", answer.name()));
            reload();
        });
    }

    void removed(CannedAnswer answer) {
        reload();
        Notices.done(getTranslation("canned.was-removed", answer.name()), () -> {
            answers.restore(answer.id());
            reload();
        });
    }
}
