package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A board on which a process is drawn: as its text, until there is a better one. */
@Tag("div")
public final class BpmnEditor extends Component {

    private final TextArea text = new TextArea();

    /** What stands beside an element. */
    public record Mark(@Nullable String elementId, boolean error, String sentence) {}

    public BpmnEditor(boolean chinese) {
        text.setWidthFull();
        text.setAriaLabel("BPMN");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(1_000);
        text.setMaxRows(40);
        getElement().appendChild(text.getElement());
    }

    /** Shows a model; also after a failed one. */
    public void open(String xml) {
        text.setValue(xml);
    }

    public void readOnly(boolean yes) {
        text.setReadOnly(yes);
    }

    /** A JSON array of Camunda element templates. */
    public void templates(String elementTemplatesJson) {}

    public void problems(List<Mark> marks) {}

    public void select(String elementId) {}

    /** The whole text, a second after the last change; hostile until checked. */
    public Registration onChanged(SerializableConsumer<String> xml) {
        return text.addValueChangeListener(change -> {
            if (change.isFromClient()) xml.accept(change.getValue());
        });
    }

    /** What is drawn now. */
    public CompletableFuture<String> xml() {
        return CompletableFuture.completedFuture(text.getValue());
    }
}
