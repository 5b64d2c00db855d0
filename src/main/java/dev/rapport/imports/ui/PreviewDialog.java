package dev.rapport.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.ImportPreview;
import dev.rapport.imports.SavedMapping;
import dev.rapport.imports.SavedMappings;
import dev.rapport.imports.Treatment;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows how a file would be read and what it would bring; what is not certain can be chosen before it starts. */
class PreviewDialog extends Dialog {

    /** Reads the file by what was said of it and by a saved mapping. */
    interface Read {
        ImportPreview read(GivenReading given, @Nullable String mapping);
    }

    interface Begin {
        void begin(GivenReading given, String mapping, Treatment treatment);
    }

    private final transient ImportKind kind;
    private final transient SavedMappings mappings;
    private final transient Read read;
    private final Span count = new Span();
    private final MappingChoice mapping;
    private final ReadingChoices choices = new ReadingChoices(this::chosen);
    private final Checkbox takeKnown = new Checkbox(getTranslation("imports.take-known"));
    private final Checkbox addUnknown = new Checkbox(getTranslation("imports.add-unknown"));
    private final Div message = new Div();
    private final WholeFileChoice wholeFile;
    private final ColumnsForm columns;
    private final WordsForm words;
    private final PreviewTable table = new PreviewTable();
    private final TreatmentChoice treatment;
    private final Button start;
    private final Button tries;
    private transient @Nullable ImportPreview shown;
    private boolean likely;

    PreviewDialog(ImportKind kind, String fileName, SavedMappings mappings, Read read, Begin begin) {
        this.kind = kind;
        this.mappings = mappings;
        this.read = read;
        wholeFile = new WholeFileChoice(kind, this::show);
        columns = new ColumnsForm(kind.name(), this::show);
        words = new WordsForm(kind.name(), this::show);
        mapping = new MappingChoice(mappings.of(kind.name()), this::mapped, this::keep);
        setHeaderTitle(getTranslation("imports.preview", getTranslation("import.kind." + kind.name()), fileName));
        setWidth("min(60rem, 95vw)");
        treatment = new TreatmentChoice(kind);
        start = new Button(getTranslation("imports.begin"), click -> begin(begin, false));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        tries = new Button(getTranslation("imports.try"), click -> begin(begin, true));
        tries.setVisible(kind.canBeTried());
        message.addClassName("row");
        count.getStyle().set("font-weight", "600");
        var content = new Div(
                count, mapping, choices, message, table, wholeFile, columns, words, treatment, takeKnown, addUnknown);
        content.addClassName("stack");
        choices.setVisible(kind.isTable());
        takeKnown.setVisible(kind.passesOverKnown());
        addUnknown.setVisible(kind.addsUnknown());
        add(content);
        getFooter().add(new Button(getTranslation("imports.not-now"), click -> close()), tries, start);
        show();
    }

    private void begin(Begin begin, boolean trial) {
        var key = Objects.requireNonNullElse(mapping.key(), SavedMapping.NONE);
        if (Notices.attempt(() -> begin.begin(given(), key, treatment.given(trial)))) close();
    }

    private void chosen(boolean otherColumns) {
        likely = false;
        if (otherColumns) {
            columns.forget();
            words.forget();
        }
        show();
    }

    /** What was said before was said of another reading. */
    private void mapped() {
        likely = false;
        choices.forget();
        wholeFile.forget();
        columns.forget();
        words.forget();
        show();
    }

    private GivenReading given() {
        var chosen = choices.given();
        return chosen.with(columns.given().and(wholeFile.given()), chosen.days())
                .with(words.given())
                .takingKnown(takeKnown.getValue())
                .addingUnknown(addUnknown.getValue());
    }

    private void show() {
        var preview = read.read(given(), mapping.key());
        if (preview.reading() == null && preview.likely() != null && !choices.hasEncoding()) {
            likely = true;
            choices.guess(preview.likely());
            preview = read.read(given(), mapping.key());
        }
        show(preview);
    }

    private void show(ImportPreview preview) {
        shown = preview;
        var refusal = preview.refusal();
        if (preview.mapping() != null) mapping.choose(preview.mapping());
        mapping.keepable(preview.reading() != null && refusal == null);
        choices.show(preview);
        start.setEnabled(refusal == null && (preview.reading() != null || !kind.isTable()));
        tries.setEnabled(start.isEnabled());
        count.setText(getTranslation("imports.what", count(preview)));
        count.setVisible(preview.rows() > 0);
        message.removeAll();
        message.add(message(refusal));
        message.setVisible(refusal != null || kind.isTable());
        table.show(preview.lines());
        wholeFile.show(preview);
        columns.show(preview.columns(), preview.choices());
        words.show(preview.unknown());
    }

    private void keep() {
        var preview = shown;
        if (preview == null) return;
        new MappingNameDialog(null, (name, shared) -> {
                    var header = preview.lines().isEmpty()
                            ? List.<String>of()
                            : preview.lines().getFirst();
                    var reading = preview.kept(choices.said(), mapping.mapping());
                    var saved = mappings.save(kind.name(), name, shared, header, reading, null);
                    mapping.offer(List.of(saved));
                    mapping.choose(saved.key());
                    Notices.done(getTranslation("imports.mapping-saved", saved.name()));
                })
                .open();
    }

    private Paragraph message(@Nullable Refused refusal) {
        var text =
                refusal != null ? asked(refusal) : getTranslation(likely ? "imports.likely" : "imports.preview-hint");
        var said = new Paragraph(text);
        said.getStyle().set("margin", "0").set("overflow-wrap", "anywhere").set("white-space", "pre-line");
        if (refusal == null && !likely) said.addClassName("secondary");
        return said;
    }

    /** Programs are told what to send; people choose in this window. */
    private String asked(Refused refusal) {
        var key = "imports.asked." + refusal.key();
        var text = getTranslation(key, refusal.arguments());
        return text.equals(key) ? getTranslation(refusal.key(), refusal.arguments()) : text;
    }

    private String count(ImportPreview preview) {
        var text = getTranslation("imports.count." + kind.name(), preview.rows());
        var figure = NumberFormat.getIntegerInstance(getLocale()).format(preview.rows());
        return preview.more() ? text.replace(figure, getTranslation("imports.more-than", figure)) : text;
    }
}
