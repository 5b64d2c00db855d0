package dev.rapport.engine;

/** A refusal that the process model branches on with an error boundary event of the same code. */
public class BpmnError extends RuntimeException {

    private final String code;

    public BpmnError(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
