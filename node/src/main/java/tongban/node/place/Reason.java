package tongban.node.place;

import tongban.service.text.Words;

/** One step of an explanation: a stable code, the words, and what they rest on. */
public record Reason(String code, Words words, Citation citation) {}
