package dev.rapport.platform.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * A board on which a process is drawn, with what can be said of each element beside it. What it sends is what a browser
 * sent: check it before use.
 */
@Tag("bpmn-editor")
@NpmPackage(value = "bpmn-js", version = "18.31.1")
@NpmPackage(value = "diagram-js", version = "15.28.1")
@NpmPackage(value = "camunda-bpmn-js", version = "5.35.0")
@NpmPackage(value = "bpmn-js-properties-panel", version = "5.65.3")
@NpmPackage(value = "@bpmn-io/properties-panel", version = "3.55.0")
@JsModule("./components/bpmn-editor.ts")
public final class BpmnEditor extends Component implements HasSize, HasStyle {

    /** What is longer is passed on and not kept here. */
    private static final int LONGEST_KEPT = 2_000_000;

    private @Nullable String shown;
    private boolean isDirty;

    /**
     * What stands beside an element.
     *
     * @param elementId where; above all where it is of the whole, or of what is not drawn
     */
    public record Mark(@Nullable String elementId, boolean error, String sentence) {}

    public BpmnEditor(boolean chinese) {
        getElement().setProperty("language", chinese ? "zh" : "en");
        addListener(Touched.class, touch -> isDirty = true);
    }

    /** Shows a model; also after a failed one. One that cannot be shown is left as it is, and the board says why. */
    public void open(String xml) {
        shown = xml;
        isDirty = false;
        if (isAttached()) getElement().callJsFunction("open", xml);
    }

    public void readOnly(boolean yes) {
        getElement().setProperty("readonly", yes);
    }

    /** A JSON array of Camunda element templates. */
    public void templates(String elementTemplatesJson) {
        getElement()
                .setPropertyJson(
                        "templates", JacksonUtils.getMapper().readValue(elementTemplatesJson, ArrayNode.class));
    }

    /** Draws these, in place of those before. */
    public void problems(List<Mark> marks) {
        var all = JacksonUtils.createArrayNode();
        for (var mark : marks)
            all.addObject()
                    .put("elementId", mark.elementId())
                    .put("error", mark.error())
                    .put("sentence", mark.sentence());
        getElement().setPropertyJson("marks", all);
    }

    /** Brings an element into sight, with its properties. */
    public void select(String elementId) {
        getElement().callJsFunction("select", elementId);
    }

    /** The whole XML, a second after the last change; hostile until checked. */
    public Registration onChanged(SerializableConsumer<String> xml) {
        return addListener(Changed.class, change -> {
            isDirty = false;
            if (change.xml().length() <= LONGEST_KEPT) shown = change.xml();
            xml.accept(change.xml());
        });
    }

    /** What is drawn now; hostile until checked. Of a model that could not be shown, the model itself. */
    public CompletableFuture<String> xml() {
        return getElement()
                .callJsFunction("xml")
                .toCompletableFuture(String.class)
                .thenApply(xml -> {
                    isDirty = false;
                    return xml;
                });
    }

    /** Whether somebody has drawn what was not told yet. */
    public boolean isDirty() {
        return isDirty;
    }

    /** Whether what was told last could not be kept: the browser then asks before the page is closed. */
    public void unkept(boolean yes) {
        getElement().setProperty("unkept", yes);
    }

    /** The element in the browser is a new one whenever this is attached again. */
    @Override
    protected void onAttach(AttachEvent attachEvent) {
        if (shown != null) getElement().callJsFunction("open", shown);
    }

    /** Somebody began to draw; the text follows. */
    @DomEvent("bpmn-editor-touched")
    public static final class Touched extends ComponentEvent<BpmnEditor> {

        public Touched(BpmnEditor source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /** Somebody drew. */
    @DomEvent("bpmn-editor-changed")
    public static final class Changed extends ComponentEvent<BpmnEditor> {

        private final String xml;

        public Changed(BpmnEditor source, boolean fromClient, @EventData("event.detail.xml") String xml) {
            super(source, fromClient);
            this.xml = xml;
        }

        public String xml() {
            return xml;
        }
    }
}
