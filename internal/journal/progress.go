package journal

// Progress is called during a long operation with what is being done and the fraction that is
// done, from 0 to 1, or less than 0 if it is unknown.
type Progress func(what string, part float64)

// Watch sets who is told of the progress of long operations.
func (s *Store) Watch(progress Progress) { s.progress = progress }

// tell reports progress.
func (s *Store) tell(what string, part float64) {
	if s.progress != nil {
		s.progress(what, part)
	}
}
