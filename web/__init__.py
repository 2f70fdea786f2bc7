"""What stands between the network and Streamlit: who may ask, what every answer carries, whose download it is."""
