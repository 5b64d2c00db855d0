package dev.rapport.studio.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.forms.FormLibrary;
import dev.rapport.studio.forms.FormVersion;

/** The forms that are live, folded until somebody looks for one; nothing where there is none. */
class FormLines extends Section {

    FormLines(FormLibrary library) {
        addClassName("panel");
        var forms = library.newest();
        setVisible(!forms.isEmpty());
        var list = new Details(getTranslation("studio.forms", forms.size()));
        forms.forEach(form -> list.add(line(form)));
        add(list);
    }

    private Div line(FormVersion form) {
        var line = new Div(
                new Anchor("forms/" + form.formId(), form.formId()),
                new Span(getTranslation("studio.form.version", form.version())),
                Times.ago(form.deployedAt()));
        line.addClassName("row");
        if (form.processes().isEmpty()) line.add(new Span(getTranslation("studio.form.no-uses")));
        form.processes().forEach(process -> line.add(new Anchor("processes/" + process, process)));
        return line;
    }
}
