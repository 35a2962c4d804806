package protocol

// Document is what one file has: a protocol, or a treatment.
type Document struct {
	Protocol  Protocol
	Treatment *Treatment // nil for a protocol
}

// Head is what it says at its head.
func (d Document) Head() (id, name, summary string) {
	if t := d.Treatment; t != nil {
		return t.ID, t.Name, t.Summary
	}
	return d.Protocol.ID, d.Protocol.Name, d.Protocol.Summary
}

// ID is its id.
func (d Document) ID() string {
	id, _, _ := d.Head()
	return id
}

// Expand makes a plan of it, as [Expand] or [Treatment.Expand] does; find gives the protocols of a
// treatment by their ids.
func (d Document) Expand(find func(id string) (Protocol, error), o Options) (Plan, error) {
	if d.Treatment != nil {
		return d.Treatment.Expand(find, o)
	}
	return Expand(d.Protocol, o)
}
